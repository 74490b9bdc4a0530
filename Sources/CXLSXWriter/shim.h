#pragma once
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

/// Opens a file in memory, without a name; -1 where the system refuses it. It is closed by yusuan_close.
static inline int yusuan_memory_file(void) { return (int)syscall(SYS_memfd_create, "xlsx", 1u /* MFD_CLOEXEC */); }

/// A workbook that is written to the file in memory; NULL where there is no memory. workbook_close frees it.
static inline lxw_workbook *yusuan_workbook(int file) {
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  lxw_workbook_options options = {.constant_memory = LXW_FALSE, .tmpdir = NULL, .use_zip64 = LXW_FALSE};
  return workbook_new_opt(path, &options);
}

/// Sets what the properties say. `created` is in seconds since 1970.
static inline lxw_error yusuan_properties(
    lxw_workbook *workbook, const char *title, const char *author, long long created) {
  lxw_doc_properties properties = {
      .title = (char *)title, .author = (char *)author, .created = (time_t)created};
  return workbook_set_properties(workbook, &properties);
}

/// Writes a comment whose box is `width` and `height` pixels large.
static inline lxw_error yusuan_comment(
    lxw_worksheet *sheet, unsigned row, unsigned short column, const char *text, const char *author,
    unsigned short width, unsigned short height) {
  lxw_comment_options options = {
      .author = (char *)author, .font_name = "Microsoft YaHei", .font_size = 9, .width = width, .height = height};
  return worksheet_write_comment_opt(sheet, row, column, text, &options);
}

/// How many bytes the file in memory has.
static inline long long yusuan_size(int file) {
  struct stat status;
  return fstat(file, &status) == 0 ? (long long)status.st_size : 0;
}

/// Reads the file in memory from its beginning; returns how many bytes there were.
static inline long long yusuan_read(int file, void *bytes, long long count) {
  long long done = 0;
  while (done < count) {
    ssize_t part = pread(file, (char *)bytes + done, (size_t)(count - done), (off_t)done);
    if (part <= 0) break;
    done += part;
  }
  return done;
}

static inline void yusuan_close(int file) { close(file); }

/// Sets the position of a chart and its size, as factors of 480 by 288 pixels.
static inline lxw_error yusuan_insert_chart(
    lxw_worksheet *sheet, unsigned row, unsigned short column, lxw_chart *chart, double width, double height) {
  lxw_chart_options options = {
      .x_scale = width / 480, .y_scale = height / 288, .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
  return worksheet_insert_chart_opt(sheet, row, column, chart, &options);
}

/// Sets the font of all that a chart prints.
static inline void yusuan_chart_fonts(lxw_chart *chart, const char *name) {
  lxw_chart_font title = {.name = (char *)name, .size = 14, .bold = LXW_TRUE};
  lxw_chart_font text = {.name = (char *)name, .size = 10};
  chart_title_set_name_font(chart, &title);
  chart_legend_set_font(chart, &text);
  chart_axis_set_num_font(chart->x_axis, &text);
  chart_axis_set_num_font(chart->y_axis, &text);
}

/// Labels a series with its values, or those of a pie with name and share.
static inline void yusuan_series_labels(lxw_chart_series *series, const char *font, int is_pie) {
  lxw_chart_font text = {.name = (char *)font, .size = 9};
  if (is_pie) {
    chart_series_set_labels_options(series, LXW_FALSE, LXW_TRUE, LXW_TRUE);
    chart_series_set_labels_percentage(series);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
    chart_series_set_labels_leader_line(series);
  } else {
    chart_series_set_labels(series);
  }
  chart_series_set_labels_font(series, &text);
}
