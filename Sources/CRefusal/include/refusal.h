#pragma once
#include <stddef.h>

// What the program does when the system refuses it memory: no language runtime can go on from there, so the program starts
// anew in its own place (execve), with the same arguments, and leaves out the input that it was reading. The names of these
// inputs are handed on in a file without a name, one after another, each ended by a zero byte.

// From now on refused memory starts the program anew. `arguments` are its own; they have to stay. `isAlone` says that inputs
// are read one after another: only then is the input at hand the one that asked for too much. Where several are read side
// by side, the program that starts anew is told to read them one after another.
void yusuan_refusal_watch(char *const *arguments, int isAlone);

// The input that is read now; null for none. The name is copied.
void yusuan_refusal_input(const char *name);

// What was read from standard input, to be read again by a program that starts anew.
void yusuan_refusal_put_back(const void *bytes, size_t count);

// The file with the names that a start before this one left; -1 where there was none.
int yusuan_refusal_list(void);

// The system refused memory: the program starts anew where that is watched, else nothing happens.
void yusuan_refusal_of_memory(void);
