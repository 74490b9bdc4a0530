#pragma once
#include <stddef.h>

/// A file of Schemas/, inside the binary.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t size;
} yusuan_schema;

/// All of them.
extern const yusuan_schema yusuan_schemas[];
extern const size_t yusuan_schema_count;
