#pragma once
#include <stddef.h>

/// A file of Schemas/, inside the binary.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t size;
} yusuan_schema;

/// How many there are.
size_t yusuan_schema_count(void);

/// The one at `index`, which must be below the count.
yusuan_schema yusuan_schema_at(size_t index);
