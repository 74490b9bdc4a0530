#pragma once
#include <malloc.h>

// From now on a thread's heap gives back what is free at its end, beyond so many bytes. Only the GNU C library can be told.
static inline void yusuan_trim_heaps(int bytes) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, bytes);
#endif
}
