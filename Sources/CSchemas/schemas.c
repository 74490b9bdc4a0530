#include "schemas.h"

const yusuan_schema yusuan_schemas[] = {};
const size_t yusuan_schema_count = 0;
