/** @file documents.h
 *  @brief A report to Markdown, HTML and XLSX; files to a ZIP.
 *
 *  Owner  export. Same input, same bytes: dates are the document's.
 */
#ifndef ATLAS_DOCUMENTS_H
#define ATLAS_DOCUMENTS_H

#include <stddef.h>

#include "atlas/document.h"
#include "atlas/status.h"
#include "atlas/text.h"

/** Append as Markdown (GitHub's tables, footnotes as superscript numbers and a
 *  numbered list), ready to be pasted into an answer. Names from files cannot
 *  become markup.
 */
void atlas_export_markdown(const struct atlas_document *document,
                           struct atlas_text *text);

/** Append as one HTML page: valid, accessible (language, headings in order,
 *  captions, headers with scope, footnotes that lead there and back, contrast
 *  4.5 : 1, print style), no script, nothing from elsewhere but the figures
 *  beside it. Borders and alignment survive pasting into a word processor.
 */
void atlas_export_html(const struct atlas_document *document,
                       struct atlas_text *text);

/** Append as XLSX (libxlsxwriter): a cover with title, summary, contents and
 *  credits, a sheet of notes, then one sheet for each table of
 *  ATLAS_FORM_SHEET, its header frozen, numbers as numbers. Texts are texts: no
 *  formula, no link.
 *
 *  @return ATLAS_OK, or ATLAS_ERR_OUTPUT with the library's reason.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_export_xlsx(
    const struct atlas_document *document, struct atlas_text *text,
    struct atlas_error *err);

/** A file to be packed. */
struct atlas_zip_entry {
    const char *name;  ///< In the archive, "pcon-E14001242/map.svg".
    const char *path;  ///< The file to read.
};

/** Write a ZIP archive (libzip) of files: entries in the order given, dated
 *  1980-01-01, pictures and workbooks stored, texts deflated. One file is read
 *  at a time.
 *
 *  @return ATLAS_OK; ATLAS_ERR_INPUT for a file that cannot be read;
 *          ATLAS_ERR_OUTPUT where the archive cannot be written.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_export_zip(
    const char *path, const struct atlas_zip_entry *entries, size_t count,
    struct atlas_error *err);

#endif
