// The program's own malloc is that of the system, but for what happens where it gives nothing. Only the program has it, not the
// library. Sanitizers have a malloc of their own.
#include "watch.h"

#include <errno.h>
#include <stddef.h>

#include "refusal.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(WATCHED)
extern void *__libc_malloc(size_t);
extern void *__libc_memalign(size_t, size_t);

__attribute__((visibility("default"))) void *malloc(size_t size) {
  void *memory = __libc_malloc(size);
  if (__builtin_expect(!memory, 0)) yusuan_refusal_of_memory();
  return memory;
}

__attribute__((visibility("default"))) int posix_memalign(void **memory, size_t alignment, size_t size) {
  void *found = __libc_memalign(alignment, size);
  if (__builtin_expect(!found, 0)) {
    yusuan_refusal_of_memory();
    return ENOMEM;
  }
  *memory = found;
  return 0;
}
#endif
