// A PNG file taken apart.
//
// In:  bytes.
// Out: size, texts; or what is wrong: signature, chunk order, a checksum,
//      pixels that do not inflate to as many bytes as the header promises.
//
// Source: PNG Specification, third edition (W3C 2025), sections 5, 7, 10, 11.
// The render stage alone uses libpng; to check bytes zlib is enough.

#define ZLIB_CONST  // zlib then promises not to write to its input
#include "verify_png.h"

#include <stdbool.h>
#include <string.h>
#include <zlib.h>

enum { CHUNK_FRAME = 12, HEADER_LENGTH = 13, PART = 16384 };

/** A walk over the chunks. */
struct walk {
    const unsigned char *at;   ///< Next chunk.
    const unsigned char *end;  ///< End of the file.
    struct verify_png *png;    ///< What was found.
    size_t row_bytes;          ///< Bytes of a row with its filter byte.
    z_stream stream;           ///< Inflates the pixels.
    size_t pixel_bytes;        ///< Bytes that came out.
    int inflate_status;        ///< Last status of the stream.
};

/** One chunk. */
struct chunk {
    const char *type;           ///< Four letters.
    const unsigned char *data;  ///< Content.
    size_t length;              ///< Bytes of it.
};

static uint32_t read_be32(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
           (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool chunk_is(const struct chunk *chunk, const char *type) {
    return memcmp(chunk->type, type, 4) == 0;
}

static const char *next_chunk(struct walk *walk, struct chunk *ret_chunk) {
    const size_t left = (size_t)(walk->end - walk->at);
    size_t length;
    uLong sum;
    if (left < CHUNK_FRAME) return "ends within a chunk";
    length = read_be32(walk->at);
    if (length > left - CHUNK_FRAME) return "ends within a chunk";
    sum = crc32(0, walk->at + 4, (uInt)(length + 4));
    if (sum != read_be32(walk->at + 8 + length)) {
        return "a chunk's checksum is wrong";
    }
    *ret_chunk =
        (struct chunk){(const char *)walk->at + 4, walk->at + 8, length};
    walk->at += CHUNK_FRAME + length;
    return NULL;
}

// Bits of a pixel; 0 for a combination that the specification does not have.
static unsigned bits_per_pixel(unsigned depth, unsigned colour) {
    static const unsigned char channels[] = {1, 0, 3, 1, 2, 0, 4};
    if (colour >= sizeof(channels)) return 0;
    if (depth != 1 && depth != 2 && depth != 4 && depth != 8 && depth != 16) {
        return 0;
    }
    return depth * channels[colour];
}

static const char *read_header(struct walk *walk, const struct chunk *chunk) {
    const unsigned char *data = chunk->data;
    uint64_t bits;
    if (!chunk_is(chunk, "IHDR") || chunk->length != HEADER_LENGTH) {
        return "does not begin with its header";
    }
    walk->png->width = read_be32(data);
    walk->png->height = read_be32(data + 4);
    bits = (uint64_t)walk->png->width * bits_per_pixel(data[8], data[9]);
    if (bits == 0 || walk->png->height == 0) return "its header is empty";
    if (data[12] != 0) return "is interlaced, which ours are not";
    walk->row_bytes = (size_t)((bits + 7) / 8) + 1;
    return NULL;
}

static const char *inflate_pixels(struct walk *walk,
                                  const struct chunk *chunk) {
    unsigned char part[PART];
    walk->stream.next_in = chunk->data;
    walk->stream.avail_in = (uInt)chunk->length;
    do {
        walk->stream.next_out = part;
        walk->stream.avail_out = sizeof(part);
        walk->inflate_status = inflate(&walk->stream, Z_NO_FLUSH);
        walk->pixel_bytes += sizeof(part) - walk->stream.avail_out;
    } while (walk->inflate_status == Z_OK && walk->stream.avail_out == 0);
    if (walk->inflate_status == Z_OK || walk->inflate_status == Z_STREAM_END ||
        walk->inflate_status == Z_BUF_ERROR) {
        return NULL;
    }
    return "its pixels do not inflate";
}

// Where the text of a text chunk starts: behind the keyword of a tEXt; behind
// keyword, two flags, language and translated keyword of an iTXt.
static size_t text_start(const struct chunk *chunk) {
    size_t at = 0;
    int zeros = chunk_is(chunk, "iTXt") ? 3 : 1;
    while (at < chunk->length && zeros > 0) {
        if (chunk->data[at++] != 0) continue;
        if (zeros == 3) at += 2;
        zeros--;
    }
    return at < chunk->length ? at : chunk->length;
}

static void read_text(struct walk *walk, const struct chunk *chunk) {
    const size_t start = text_start(chunk);
    if (!chunk_is(chunk, "tEXt") && !chunk_is(chunk, "iTXt")) return;
    atlas_text_add_bytes(&walk->png->texts, chunk->data + start,
                         chunk->length - start);
    atlas_text_add_char(&walk->png->texts, '\n');
}

static const char *read_chunks(struct walk *walk) {
    struct chunk chunk;
    const char *wrong = next_chunk(walk, &chunk);
    if (!wrong) wrong = read_header(walk, &chunk);
    while (!wrong) {
        wrong = next_chunk(walk, &chunk);
        if (wrong || chunk_is(&chunk, "IEND")) break;
        if (chunk_is(&chunk, "IDAT")) wrong = inflate_pixels(walk, &chunk);
        read_text(walk, &chunk);
    }
    if (wrong) return wrong;
    if (walk->at != walk->end) return "has bytes behind its end";
    if (walk->inflate_status != Z_STREAM_END ||
        walk->pixel_bytes != walk->row_bytes * walk->png->height) {
        return "its pixels are not as many as its header says";
    }
    return NULL;
}

const char *verify_png_read(const struct atlas_text *file,
                            struct verify_png *ret_png) {
    static const char signature[] = "\x89PNG\r\n\x1a\n";
    struct walk walk = {.png = ret_png};
    const char *wrong;
    if (file->length < 8 || memcmp(file->data, signature, 8) != 0) {
        return "is no PNG file";
    }
    walk.at = (const unsigned char *)file->data + 8;
    walk.end = (const unsigned char *)file->data + file->length;
    if (inflateInit(&walk.stream) != Z_OK) return "zlib cannot start";
    wrong = read_chunks(&walk);
    inflateEnd(&walk.stream);
    return wrong;
}
