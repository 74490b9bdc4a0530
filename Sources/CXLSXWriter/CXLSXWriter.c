#define _GNU_SOURCE
#include "CXLSXWriter.h"

#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int yusuan_xlsx_load(yusuan_xlsx *library) {
  void *handle = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
#define YUSUAN_XLSX_FIND(name)                                                                                         \
  if (!(library->name = (__typeof__(library->name))dlsym(handle, #name))) return 0;
  YUSUAN_XLSX_FUNCTIONS(YUSUAN_XLSX_FIND)
#undef YUSUAN_XLSX_FIND
  return 1;
}

int yusuan_xlsx_memory_file(void) { return (int)syscall(SYS_memfd_create, "xlsx", 1u /* MFD_CLOEXEC */); }

lxw_workbook *yusuan_xlsx_workbook(const yusuan_xlsx *library, int file) {
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  lxw_workbook_options options = {.constant_memory = LXW_FALSE, .tmpdir = NULL, .use_zip64 = LXW_FALSE};
  return library->workbook_new_opt(path, &options);
}

lxw_error yusuan_xlsx_properties(
    const yusuan_xlsx *library, lxw_workbook *workbook, const char *title, const char *author, long long created) {
  lxw_doc_properties properties = {.title = (char *)title, .author = (char *)author, .created = (time_t)created};
  return library->workbook_set_properties(workbook, &properties);
}

static char font_of_comments[] = "Microsoft YaHei";

lxw_error yusuan_xlsx_comment(
    const yusuan_xlsx *library, lxw_worksheet *sheet, unsigned row, unsigned short column, const char *text,
    const char *author, unsigned short width, unsigned short height) {
  lxw_comment_options options = {
      .author = (char *)author, .font_name = font_of_comments, .font_size = 9, .width = width, .height = height};
  return library->worksheet_write_comment_opt(sheet, row, column, text, &options);
}

lxw_error yusuan_xlsx_insert_chart(
    const yusuan_xlsx *library, lxw_worksheet *sheet, unsigned row, unsigned short column, lxw_chart *chart, double width,
    double height) {
  // The scale is that of the library's own size.
  lxw_chart_options options = {
      .x_scale = width / 480, .y_scale = height / 288, .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
  return library->worksheet_insert_chart_opt(sheet, row, column, chart, &options);
}

void yusuan_xlsx_chart_fonts(const yusuan_xlsx *library, lxw_chart *chart, const char *font) {
  lxw_chart_font title = {.name = (char *)font, .size = 14, .bold = LXW_TRUE};
  lxw_chart_font text = {.name = (char *)font, .size = 10};
  library->chart_title_set_name_font(chart, &title);
  library->chart_legend_set_font(chart, &text);
  library->chart_axis_set_num_font(chart->x_axis, &text);
  library->chart_axis_set_num_font(chart->y_axis, &text);
}

void yusuan_xlsx_series_labels(const yusuan_xlsx *library, lxw_chart_series *series, const char *font, int is_pie) {
  lxw_chart_font text = {.name = (char *)font, .size = 9};
  if (is_pie) {
    library->chart_series_set_labels_options(series, LXW_FALSE, LXW_TRUE, LXW_TRUE);
    library->chart_series_set_labels_percentage(series);
    library->chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
    library->chart_series_set_labels_leader_line(series);
  } else {
    library->chart_series_set_labels(series);
  }
  library->chart_series_set_labels_font(series, &text);
}

long long yusuan_xlsx_size(int file) {
  struct stat status;
  return fstat(file, &status) == 0 ? (long long)status.st_size : 0;
}

long long yusuan_xlsx_read(int file, void *bytes, long long count) {
  long long done = 0;
  while (done < count) {
    ssize_t part = pread(file, (char *)bytes + done, (size_t)(count - done), (off_t)done);
    if (part <= 0) break;
    done += part;
  }
  return done;
}

void yusuan_xlsx_close(int file) { close(file); }
