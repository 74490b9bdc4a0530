// memfd_create.
#define _GNU_SOURCE
#include "refusal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

extern char **environ;

#define VARIABLE "YUSUAN_REFUSED="

static char *const *arguments;
static char **environment;
static char variable[sizeof(VARIABLE) + 12];
static int list = -1;
static int isAlone;
// Room for the name of one input, so that none is needed for it later.
static char input[4097];
static int readsStandardInput;
static atomic_flag isEnding = ATOMIC_FLAG_INIT;

int yusuan_refusal_list(void) {
  const char *number = getenv("YUSUAN_REFUSED");
  char *end = NULL;
  long file = number ? strtol(number, &end, 10) : -1;
  // Only a file that was made for it has seals.
  return number && *number && !*end && file > 2 && file < 1 << 20 && fcntl((int)file, F_GET_SEALS) >= 0 ? (int)file : -1;
}

void yusuan_refusal_watch(char *const *own, int alone) {
  size_t count = 0;
  while (environ[count]) count++;
  char **copy = calloc(count + 2, sizeof *copy);
  if (!copy) return;
  size_t kept = 0;
  for (size_t i = 0; i < count; i++)
    if (strncmp(environ[i], VARIABLE, strlen(VARIABLE)) != 0) copy[kept++] = environ[i];
  copy[kept] = variable;
  list = yusuan_refusal_list();
  isAlone = alone;
  environment = copy;
  arguments = own;
}

void yusuan_refusal_input(const char *name) {
  if (!isAlone) return;
  size_t count = name ? strnlen(name, sizeof input - 1) : 0;
  memcpy(input, name ? name : "", count);
  input[count] = 0;
  if (strcmp(input, "-") == 0) readsStandardInput = 1;
}

void yusuan_refusal_put_back(const void *bytes, size_t count) {
  int file = memfd_create("yusuan", MFD_CLOEXEC);
  if (file < 0) return;
  size_t written = 0;
  while (written < count) {
    ssize_t some = write(file, (const char *)bytes + written, count - written);
    if (some <= 0) break;
    written += (size_t)some;
  }
  if (written == count && lseek(file, 0, SEEK_SET) == 0) dup2(file, STDIN_FILENO);
  close(file);
}

static void say(const char *text) {
  if (write(STDERR_FILENO, text, strlen(text)) < 0) return;
}

// Writes VARIABLE and the number of the list: snprintf may ask for memory.
static void number(int value) {
  char digits[12];
  int count = 0;
  do digits[count++] = (char)('0' + value % 10);
  while ((value /= 10) > 0);
  char *end = variable;
  memcpy(end, VARIABLE, strlen(VARIABLE));
  end += strlen(VARIABLE);
  while (count > 0) *end++ = digits[--count];
  *end = 0;
}

// Only calls that are safe in a signal handler: nothing here asks for memory.
static void start_anew(void) {
  // Another thread is at it already.
  if (atomic_flag_test_and_set(&isEnding)) for (;;) pause();
  if (input[0] || !isAlone) {
    if (list < 0) list = memfd_create("yusuan", 0);
    // A name alone: no input is left out, and they are read one after another.
    size_t count = isAlone ? strlen(input) + 1 : 1;
    if (list >= 0 && write(list, isAlone ? input : "", count) == (ssize_t)count) {
      number(list);
      // A pipe is empty now: what came from it cannot be had again.
      if (lseek(STDIN_FILENO, 0, SEEK_SET) < 0 && readsStandardInput && write(list, "-", 2) < 0) _exit(1);
      execve("/proc/self/exe", arguments, environment);
    }
  }
  say("yusuan: 内存不足，程序中止 (memory refused, the program ends) [Y0100]\n");
  _exit(1);
}

void yusuan_refusal_of_memory(void) {
  if (arguments) start_anew();
}
