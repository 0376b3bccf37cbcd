/** @file report_pdf.h
 *  @brief Stage 6: a report to PDF.
 *
 *  Owner  render.
 */
#ifndef ATLAS_REPORT_PDF_H
#define ATLAS_REPORT_PDF_H

#include <stddef.h>

#include "atlas/document.h"
#include "atlas/status.h"
#include "atlas/text.h"

/** Draw a report's blocks of ATLAS_FORM_PAGES as A4 pages, `pages` of them at
 *  the most: type and figures shrink until they fit, type down to 6.5 points
 *  but for footnote numbers and what is in figures. Tables stay whole while
 *  that costs little, else they are parted between groups of rows, their
 *  header repeated.
 *
 *  Text is text, the font inside; title and subject are set (Cairo 1.16 cannot
 *  set a language); a bookmark for the title and each heading; footnotes and
 *  credits stand at the end of the last page, title and page number at the
 *  foot of each. Dated by the document, never the clock.
 *
 *  @param ret_pdf  replaced by the bytes
 *  @return ATLAS_OK; ATLAS_ERR_OUTPUT when it does not fit, or a letter is not
 *          in the font.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_report_pdf(
    const struct atlas_document *document, size_t pages,
    struct atlas_text *ret_pdf, struct atlas_error *err);

#endif
