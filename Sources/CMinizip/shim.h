#pragma once
#include <minizip/unzip.h>
#include <stdio.h>
#include <string.h>

// minizip takes bytes that are not there for zeros, unless reading beyond the end is an error.

static int yusuan_file_error(voidpf opaque, voidpf stream) { return ferror((FILE *)stream) || feof((FILE *)stream); }

/// Opens the archive in the file `path`; NULL where it is none.
static inline unzFile yusuan_unzip_file(const char *path) {
  zlib_filefunc64_def functions;
  fill_fopen64_filefunc(&functions);
  functions.zerror_file = yusuan_file_error;
  return unzOpen2_64(path, &functions);
}

/// An archive in memory, the place in it that is read next, and whether that was tried beyond its end.
typedef struct {
  const unsigned char *bytes;
  ZPOS64_T count, at;
  int is_beyond;
} yusuan_archive;

static voidpf yusuan_archive_open(voidpf archive, const void *name, int mode) { return archive; }

static uLong yusuan_archive_read(voidpf opaque, voidpf stream, void *buffer, uLong size) {
  yusuan_archive *archive = stream;
  ZPOS64_T rest = archive->count - archive->at;
  archive->is_beyond = size > rest;
  if (size > rest) size = rest;
  const unsigned char *bytes = archive->bytes + archive->at;
  archive->at += size;
  // minizip reads numbers by their bytes.
  if (size == 1)
    *(unsigned char *)buffer = *bytes;
  else
    memcpy(buffer, bytes, size);
  return size;
}

static ZPOS64_T yusuan_archive_tell(voidpf opaque, voidpf stream) { return ((yusuan_archive *)stream)->at; }

static long yusuan_archive_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
  yusuan_archive *archive = stream;
  ZPOS64_T base = origin == ZLIB_FILEFUNC_SEEK_CUR ? archive->at : origin == ZLIB_FILEFUNC_SEEK_END ? archive->count : 0;
  if (offset > archive->count - base) return -1;
  archive->at = base + offset;
  return 0;
}

static int yusuan_archive_close(voidpf opaque, voidpf stream) { return 0; }

static int yusuan_archive_error(voidpf opaque, voidpf stream) { return ((yusuan_archive *)stream)->is_beyond; }

/// Opens the archive in memory, which must stay as long as it is open; NULL where it is none.
static inline unzFile yusuan_unzip(yusuan_archive *archive) {
  zlib_filefunc64_def functions = {
      .zopen64_file = yusuan_archive_open,
      .zread_file = yusuan_archive_read,
      .ztell64_file = yusuan_archive_tell,
      .zseek64_file = yusuan_archive_seek,
      .zclose_file = yusuan_archive_close,
      .zerror_file = yusuan_archive_error,
      .opaque = archive,
  };
  return unzOpen2_64("", &functions);
}
