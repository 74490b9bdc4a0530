#include "schemas.h"

static const unsigned char layout_shanxi_unit_2025[] = {
#embed "../../Schemas/layouts/shanxi-unit-2025/shanxi-unit-2025.xml"
};
static const unsigned char rules_unit_budget[] = {
#embed "../../Schemas/rules/unit-budget.xml"
};
static const unsigned char codes_functional[] = {
#embed "../../Schemas/codes/functional.xml"
};
static const unsigned char codes_economic[] = {
#embed "../../Schemas/codes/economic.xml"
};
static const unsigned char layout_xsd[] = {
#embed "../../Schemas/layout.xsd"
};
static const unsigned char rules_xsd[] = {
#embed "../../Schemas/rules.xsd"
};
static const unsigned char codes_xsd[] = {
#embed "../../Schemas/codes.xsd"
};
static const unsigned char disclosure_xsd[] = {
#embed "../../Schemas/disclosure.xsd"
};
static const unsigned char disclosure_json[] = {
#embed "../../Schemas/disclosure.schema.json"
};

#define SCHEMA(name, bytes) {name, bytes, sizeof bytes}
static const yusuan_schema schemas[] = {
    SCHEMA("layouts/shanxi-unit-2025.xml", layout_shanxi_unit_2025),
    SCHEMA("rules/unit-budget.xml", rules_unit_budget),
    SCHEMA("codes/functional.xml", codes_functional),
    SCHEMA("codes/economic.xml", codes_economic),
    SCHEMA("layout.xsd", layout_xsd),
    SCHEMA("rules.xsd", rules_xsd),
    SCHEMA("codes.xsd", codes_xsd),
    SCHEMA("disclosure.xsd", disclosure_xsd),
    SCHEMA("disclosure.schema.json", disclosure_json),
};

size_t yusuan_schema_count(void) { return sizeof schemas / sizeof schemas[0]; }

yusuan_schema yusuan_schema_at(size_t index) { return schemas[index]; }
