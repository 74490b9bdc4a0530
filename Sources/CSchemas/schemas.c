#include "schemas.h"

static const unsigned char shanxi_unit_profile[] = {
#embed "../../Schemas/profiles/shanxi-unit/profile.xml"
};
static const unsigned char shanxi_unit_text[] = {
#embed "../../Schemas/profiles/shanxi-unit/text.xml"
};
static const unsigned char shanxi_unit_rules[] = {
#embed "../../Schemas/profiles/shanxi-unit/rules.xml"
};
static const unsigned char shanghai_department_profile[] = {
#embed "../../Schemas/profiles/shanghai-district-department/profile.xml"
};
static const unsigned char shanghai_department_text[] = {
#embed "../../Schemas/profiles/shanghai-district-department/text.xml"
};
static const unsigned char shanghai_department_rules[] = {
#embed "../../Schemas/profiles/shanghai-district-department/rules.xml"
};
static const unsigned char shanghai_unit_profile[] = {
#embed "../../Schemas/profiles/shanghai-district-unit/profile.xml"
};
static const unsigned char shanghai_unit_rules[] = {
#embed "../../Schemas/profiles/shanghai-district-unit/rules.xml"
};
static const unsigned char shanxi_unit_mappings[] = {
#embed "../../Schemas/profiles/shanxi-unit/mappings.xml"
};
static const unsigned char shanghai_department_mappings[] = {
#embed "../../Schemas/profiles/shanghai-district-department/mappings.xml"
};
static const unsigned char common_profile[] = {
#embed "../../Schemas/profiles/common-base/profile.xml"
};
static const unsigned char glossary[] = {
#embed "../../Schemas/glossary.xml"
};
static const unsigned char codes_functional[] = {
#embed "../../Schemas/codes/functional.xml"
};
static const unsigned char codes_economic[] = {
#embed "../../Schemas/codes/economic.xml"
};
static const unsigned char profile_xsd[] = {
#embed "../../Schemas/profile.xsd"
};
static const unsigned char rules_xsd[] = {
#embed "../../Schemas/rules.xsd"
};
static const unsigned char codes_xsd[] = {
#embed "../../Schemas/codes.xsd"
};
static const unsigned char text_xsd[] = {
#embed "../../Schemas/text.xsd"
};
static const unsigned char waivers_xsd[] = {
#embed "../../Schemas/waivers.xsd"
};
static const unsigned char mappings_xsd[] = {
#embed "../../Schemas/mappings.xsd"
};
static const unsigned char disclosure_xsd[] = {
#embed "../../Schemas/disclosure.xsd"
};
static const unsigned char disclosure_1_xsd[] = {
#embed "../../Schemas/disclosure-1.xsd"
};
static const unsigned char disclosure_json[] = {
#embed "../../Schemas/disclosure.schema.json"
};
static const unsigned char long_json[] = {
#embed "../../Schemas/long.schema.json"
};

#define SCHEMA(name, bytes) {name, bytes, sizeof bytes}
static const yusuan_schema schemas[] = {
    SCHEMA("profiles/shanxi-unit/profile.xml", shanxi_unit_profile),
    SCHEMA("profiles/shanxi-unit/rules.xml", shanxi_unit_rules),
    SCHEMA("profiles/shanxi-unit/text.xml", shanxi_unit_text),
    SCHEMA("profiles/shanghai-district-department/profile.xml", shanghai_department_profile),
    SCHEMA("profiles/shanghai-district-department/rules.xml", shanghai_department_rules),
    SCHEMA("profiles/shanghai-district-department/text.xml", shanghai_department_text),
    SCHEMA("profiles/shanghai-district-unit/profile.xml", shanghai_unit_profile),
    SCHEMA("profiles/shanghai-district-unit/rules.xml", shanghai_unit_rules),
    SCHEMA("profiles/shanxi-unit/mappings.xml", shanxi_unit_mappings),
    SCHEMA("profiles/shanghai-district-department/mappings.xml", shanghai_department_mappings),
    SCHEMA("profiles/common-base/profile.xml", common_profile),
    SCHEMA("glossary.xml", glossary),
    SCHEMA("codes/functional.xml", codes_functional),
    SCHEMA("codes/economic.xml", codes_economic),
    SCHEMA("profile.xsd", profile_xsd),
    SCHEMA("rules.xsd", rules_xsd),
    SCHEMA("codes.xsd", codes_xsd),
    SCHEMA("text.xsd", text_xsd),
    SCHEMA("waivers.xsd", waivers_xsd),
    SCHEMA("mappings.xsd", mappings_xsd),
    SCHEMA("disclosure.xsd", disclosure_xsd),
    SCHEMA("disclosure-1.xsd", disclosure_1_xsd),
    SCHEMA("disclosure.schema.json", disclosure_json),
    SCHEMA("long.schema.json", long_json),
};

size_t yusuan_schema_count(void) { return sizeof schemas / sizeof schemas[0]; }

yusuan_schema yusuan_schema_at(size_t index) { return schemas[index]; }
