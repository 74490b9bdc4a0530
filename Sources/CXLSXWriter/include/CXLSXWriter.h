#pragma once
#include <xlsxwriter.h>

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wnullability-completeness"

// libxlsxwriter is loaded when a workbook is written, not when the program starts: it brings OpenSSL with it, and few runs write
// workbooks. Where it is not installed, all else works.

/// The functions that are used.
#define YUSUAN_XLSX_FUNCTIONS(F)                                                                                       \
  F(lxw_strerror)                                                                                                      \
  F(lxw_workbook_free)                                                                                                 \
  F(workbook_new_opt)                                                                                                  \
  F(workbook_unset_default_url_format)                                                                                 \
  F(workbook_set_properties)                                                                                           \
  F(workbook_validate_sheet_name)                                                                                      \
  F(workbook_add_worksheet)                                                                                            \
  F(workbook_add_format)                                                                                               \
  F(workbook_add_chart)                                                                                                \
  F(workbook_define_name)                                                                                              \
  F(workbook_close)                                                                                                    \
  F(worksheet_set_column)                                                                                              \
  F(worksheet_set_row)                                                                                                 \
  F(worksheet_freeze_panes)                                                                                            \
  F(worksheet_set_tab_color)                                                                                           \
  F(worksheet_gridlines)                                                                                               \
  F(worksheet_autofilter)                                                                                              \
  F(worksheet_set_landscape)                                                                                           \
  F(worksheet_set_portrait)                                                                                            \
  F(worksheet_set_paper)                                                                                               \
  F(worksheet_set_margins)                                                                                             \
  F(worksheet_center_horizontally)                                                                                     \
  F(worksheet_fit_to_pages)                                                                                            \
  F(worksheet_set_footer)                                                                                              \
  F(worksheet_repeat_rows)                                                                                             \
  F(worksheet_merge_range)                                                                                             \
  F(worksheet_write_url)                                                                                               \
  F(worksheet_write_blank)                                                                                             \
  F(worksheet_write_string)                                                                                            \
  F(worksheet_write_number)                                                                                            \
  F(worksheet_write_formula_num)                                                                                       \
  F(worksheet_write_comment_opt)                                                                                       \
  F(worksheet_insert_chart_opt)                                                                                        \
  F(format_set_font_name)                                                                                              \
  F(format_set_font_size)                                                                                              \
  F(format_set_bold)                                                                                                   \
  F(format_set_underline)                                                                                              \
  F(format_set_font_color)                                                                                             \
  F(format_set_pattern)                                                                                                \
  F(format_set_bg_color)                                                                                               \
  F(format_set_border)                                                                                                 \
  F(format_set_align)                                                                                                  \
  F(format_set_text_wrap)                                                                                              \
  F(format_set_indent)                                                                                                 \
  F(format_set_num_format)                                                                                             \
  F(chart_title_set_name)                                                                                              \
  F(chart_title_set_name_font)                                                                                         \
  F(chart_legend_set_font)                                                                                             \
  F(chart_legend_set_position)                                                                                         \
  F(chart_axis_set_num_font)                                                                                           \
  F(chart_axis_set_num_format)                                                                                         \
  F(chart_axis_set_reverse)                                                                                            \
  F(chart_axis_set_crossing_max)                                                                                       \
  F(chart_set_series_gap)                                                                                              \
  F(chart_add_series)                                                                                                  \
  F(chart_series_set_categories)                                                                                       \
  F(chart_series_set_values)                                                                                           \
  F(chart_series_set_name)                                                                                             \
  F(chart_series_set_fill)                                                                                             \
  F(chart_series_set_labels)                                                                                           \
  F(chart_series_set_labels_options)                                                                                   \
  F(chart_series_set_labels_percentage)                                                                                \
  F(chart_series_set_labels_position)                                                                                  \
  F(chart_series_set_labels_leader_line)                                                                               \
  F(chart_series_set_labels_font)

/// libxlsxwriter, loaded.
typedef struct {
#define YUSUAN_XLSX_MEMBER(name) __typeof__(name) *_Nonnull name;
  YUSUAN_XLSX_FUNCTIONS(YUSUAN_XLSX_MEMBER)
#undef YUSUAN_XLSX_MEMBER
} yusuan_xlsx;

/// Loads libxlsxwriter of the version that this was built for; 0 where it is not installed.
int yusuan_xlsx_load(yusuan_xlsx *library);

/// Opens a file in memory, without a name; -1 where the system refuses it. It is closed by yusuan_xlsx_close.
int yusuan_xlsx_memory_file(void);

/// A workbook that is written to the file in memory; NULL where there is no memory. workbook_close frees it.
lxw_workbook *yusuan_xlsx_workbook(const yusuan_xlsx *library, int file);

/// Sets what the properties say. `created` is in seconds since 1970.
lxw_error yusuan_xlsx_properties(
    const yusuan_xlsx *library, lxw_workbook *workbook, const char *title, const char *author, long long created);

/// Writes a comment whose box is `width` and `height` pixels large.
lxw_error yusuan_xlsx_comment(
    const yusuan_xlsx *library, lxw_worksheet *sheet, unsigned row, unsigned short column, const char *text,
    const char *author, unsigned short width, unsigned short height);

/// Puts a chart at a cell; its size is in pixels.
lxw_error yusuan_xlsx_insert_chart(
    const yusuan_xlsx *library, lxw_worksheet *sheet, unsigned row, unsigned short column, lxw_chart *chart, double width,
    double height);

/// Sets the font of all that a chart prints.
void yusuan_xlsx_chart_fonts(const yusuan_xlsx *library, lxw_chart *chart, const char *font);

/// Labels a series with its values, or those of a pie with name, value and share.
void yusuan_xlsx_series_labels(const yusuan_xlsx *library, lxw_chart_series *series, const char *font, int is_pie);

/// How many bytes the file in memory has.
long long yusuan_xlsx_size(int file);

/// Reads the file in memory from its beginning; returns how many bytes there were.
long long yusuan_xlsx_read(int file, void *bytes, long long count);

void yusuan_xlsx_close(int file);

#pragma clang diagnostic pop
