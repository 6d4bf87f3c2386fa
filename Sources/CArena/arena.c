#include "arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct chunk {
    struct chunk *previous;
    size_t size;
    size_t used;
    unsigned char *bytes;
} chunk;

// The tree of a usual page fits in one; a thread keeps its first for the next page.
enum { first_chunk_size = 512 * 1024, alignment = 16, header_size = 16 };

static _Thread_local chunk *newest;

static void *required(void *memory) {
    if (memory) return memory;
    fprintf(stderr, "banbao: out of memory\n");
    abort();
}

static void add_chunk(size_t needed) {
    size_t size = newest ? newest->size * 2 : first_chunk_size;
    if (size < needed) size = needed;
    chunk *made = required(malloc(sizeof(chunk)));
    *made = (chunk){.previous = newest, .size = size, .used = 0, .bytes = required(malloc(size))};
    newest = made;
}

static size_t rounded_up(size_t size) { return (size + alignment - 1) / alignment * alignment; }

// The size stands before the bytes, for `reallocate`.
static void *take(size_t size) {
    if (size > SIZE_MAX / 4) required(NULL);
    size_t rounded = rounded_up(size) + header_size;
    if (!newest || newest->size - newest->used < rounded) add_chunk(rounded);
    unsigned char *start = newest->bytes + newest->used;
    newest->used += rounded;
    memcpy(start, &size, sizeof size);
    return start + header_size;
}

static void *allocate_zeroed(size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) required(NULL);
    return memset(take(count * size), 0, count * size);
}

// A text grows in place while nothing was taken after it.
static bool grow_newest(unsigned char *start, size_t old_size, size_t size) {
    if (size > SIZE_MAX / 4) required(NULL);
    size_t old_end = rounded_up(old_size), end = rounded_up(size);
    if (start + old_end != newest->bytes + newest->used || newest->size - newest->used < end - old_end) return false;
    newest->used += end - old_end;
    memcpy(start - header_size, &size, sizeof size);
    return true;
}

static void *reallocate(void *memory, size_t size) {
    if (!memory) return take(size);
    size_t old_size;
    memcpy(&old_size, (unsigned char *)memory - header_size, sizeof old_size);
    if (size <= old_size) return memory;
    if (grow_newest(memory, old_size, size)) return memory;
    return memcpy(take(size), memory, old_size);
}

static void keep(void *memory) { (void)memory; }

static cmark_mem memory = {allocate_zeroed, reallocate, keep};

cmark_mem *banbao_arena_memory(void) { return &memory; }

banbao_arena_mark banbao_arena_position(void) {
    if (!newest) add_chunk(first_chunk_size);
    return (banbao_arena_mark){.chunk = newest, .used = newest->used};
}

void banbao_arena_release(banbao_arena_mark mark) {
    while (newest != mark.chunk) {
        chunk *previous = newest->previous;
        free(newest->bytes);
        free(newest);
        newest = previous;
    }
    newest->used = mark.used;
}
