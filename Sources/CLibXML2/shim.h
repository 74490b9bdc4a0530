#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>
#include <string.h>

/// Takes what libxml2 would print to standard error, in whatever thread.
static inline void yusuan_ignore(void *context, const char *message, ...) {}

/// Prepares libxml2 and makes it silent.
static inline void yusuan_initialise(void) {
  xmlInitParser();
  xmlSetGenericErrorFunc(NULL, yusuan_ignore);
  xmlThrDefSetGenericErrorFunc(NULL, yusuan_ignore);
}

/// A bare SAX2 handler table: what is not set here is not called, so nothing outside the document is ever opened.
static inline xmlSAXHandler yusuan_sax(
    startElementNsSAX2Func start, endElementNsSAX2Func end, charactersSAXFunc characters,
    internalSubsetSAXFunc subset, xmlStructuredErrorFunc error) {
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = start;
  sax.endElementNs = end;
  sax.characters = characters;
  sax.cdataBlock = characters;
  sax.internalSubset = subset;
  sax.serror = error;
  return sax;
}

/// The same for HTML, whose parser knows no namespaces.
static inline htmlSAXHandler yusuan_html_sax(
    startElementSAXFunc start, endElementSAXFunc end, charactersSAXFunc characters, xmlStructuredErrorFunc error) {
  htmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElement = start;
  sax.endElement = end;
  sax.characters = characters;
  sax.cdataBlock = characters;
  sax.ignorableWhitespace = characters;
  sax.serror = error;
  return sax;
}
