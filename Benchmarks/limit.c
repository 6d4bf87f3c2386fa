/* The floor under any generator on libcmark: reads every Markdown file, renders it, writes it; no site around it.

   limit INPUT_FOLDER OUTPUT_FOLDER THREADS

   Front matter, between two lines "---", is left out. Outputs are numbered: OUTPUT_FOLDER/0.html. */
#define _XOPEN_SOURCE 700
#include <cmark.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char **inputs;
static int input_count, input_capacity;
static const char *output_folder;
static atomic_int next_input;

static void stop(const char *path) {
  perror(path);
  exit(2);
}

static int collect(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)status, (void)place;
  size_t length = strlen(path);
  if (type != FTW_F || length < 3 || strcmp(path + length - 3, ".md") != 0) return 0;
  if (input_count == input_capacity) {
    input_capacity = input_capacity ? 2 * input_capacity : 1024;
    inputs = realloc(inputs, sizeof *inputs * input_capacity);
  }
  inputs[input_count++] = strdup(path);
  return 0;
}

/* The file with a zero behind it, in memory that the caller frees. */
static char *read_file(const char *path) {
  struct stat status;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &status) != 0) stop(path);
  char *bytes = malloc(status.st_size + 1);
  if (read(file, bytes, status.st_size) != status.st_size) stop(path);
  bytes[status.st_size] = 0;
  close(file);
  return bytes;
}

static void write_file(int number, const char *bytes) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%d.html", output_folder, number);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  ssize_t length = strlen(bytes);
  if (file < 0 || write(file, bytes, length) != length) stop(path);
  close(file);
}

static void *work(void *unused) {
  int number;
  while ((number = atomic_fetch_add(&next_input, 1)) < input_count) {
    char *source = read_file(inputs[number]);
    char *end = strncmp(source, "---\n", 4) == 0 ? strstr(source + 3, "\n---\n") : NULL;
    char *body = end ? end + 5 : source;
    cmark_node *document = cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);
    char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);
    write_file(number, html);
    free(html);
    cmark_node_free(document);
    free(source);
  }
  return unused;
}

int main(int count, char **arguments) {
  if (count != 4 || atoi(arguments[3]) < 1) {
    fprintf(stderr, "usage: limit INPUT_FOLDER OUTPUT_FOLDER THREADS\n");
    return 64;
  }
  output_folder = arguments[2];
  int thread_count = atoi(arguments[3]);
  pthread_t *threads = malloc(sizeof *threads * thread_count);
  if (nftw(arguments[1], collect, 32, FTW_PHYS) != 0) stop(arguments[1]);
  for (int i = 0; i < thread_count; i++)
    if (pthread_create(&threads[i], NULL, work, NULL) != 0) stop("thread");
  for (int i = 0; i < thread_count; i++) pthread_join(threads[i], NULL);
  return 0;
}
