/** @file document_notes.h
 *  @brief What the forms of a report share. Private to export/.
 */
#ifndef EXPORT_DOCUMENT_NOTES_H
#define EXPORT_DOCUMENT_NOTES_H

/** Most footnotes of a report: bits of a set of notes. */
#define NOTES_MAX 32

#endif
