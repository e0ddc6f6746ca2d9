/* The arithmetic of compiled.py: encoders, heads of the models, decoding. Plain C; no part of Python.

   Sequences of words lie end to end, one row a word, an empty row before, between and behind them. All matrices are of
   32-bit floats, a row at a time; every buffer of rows has MARGIN rows more, because rows are computed several at once.
   The functions answer 0, or -1 where memory is short. They keep nothing, so that threads may call them together. */

#include <limits.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define MARGIN 16
#define NEAR 32   /* rows of a convolution that read the same weights one after the other */
#define SLICE 64  /* inputs whose weights these are: 16 KB */
#define PROJECTED 32 /* what the parser's heads project words to */

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

/* Loops over registers are written out, so that what they count through stays in registers. */
#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

/* Compilers would read a number that is used twice from memory twice. */
#if defined(__x86_64__)
#define IN_REGISTER(number) __asm__("" : "+v"(number))
#elif defined(__aarch64__)
#define IN_REGISTER(number) __asm__("" : "+w"(number))
#else
#define IN_REGISTER(number)
#endif

typedef int bits __attribute__((may_alias)); /* of a float: none for zero, which is quicker to ask than its value */

struct sequences {
    ptrdiff_t count, rows;    /* rows: words, and empty rows */
    const ptrdiff_t *lengths; /* of each sequence, none of them 0 */
};

/* What words give in the first layers, in steps of a size of its own for each word and model: half the memory of
   floats. A row of steps is stride wide and a row of scales models wide; those at `zero` are all 0. */
struct kept {
    int16_t *steps;
    float *scales;
    ptrdiff_t stride, models, zero;
};

struct matrix {
    ptrdiff_t inputs, outputs; /* outputs are filled up to whole panels, with scores that are never the largest */
    const float *weight, *bias;
};

struct layer {
    struct matrix matrix;
    const float *before, *behind; /* what the empty row before a sequence gives its first word, and that behind its last */
};

struct encoder {
    struct layer second, third;
};

struct kind {
    ptrdiff_t panel, columns; /* of the panels of projections and of convolutions */
    void (*add_up)(const struct kept *, ptrdiff_t, const struct sequences *, const ptrdiff_t *, float *);
    void (*convolve)(const float *, ptrdiff_t, const struct matrix *, int *, float *);
    void (*project)(const float *, ptrdiff_t, ptrdiff_t, const struct matrix *, float *);
    void (*rectified)(const float *, ptrdiff_t, ptrdiff_t, const struct matrix *, float *);
    void (*weigh)(const float *, ptrdiff_t, const float *, ptrdiff_t, float *);
    ptrdiff_t (*largest)(const float *, ptrdiff_t);
    void (*advance)(const float *, const float *, ptrdiff_t, ptrdiff_t, float *, int *);
};

/* --- kinds of processors ------------------------------------------------------------------------------------------ */

#define PANEL (GROUP * LANES)
#define COLUMNS (WIDE * LANES)

#if defined(__x86_64__)
#define TARGET __attribute__((target("avx512f,avx512vl,avx512dq,avx2,fma")))
#define LANES 16 /* in 32 registers */
#define COMPRESSES
#define TOGETHER 2
#define WIDE 4
#define TILE 10
#define GROUP 2
#define NAME(x) x##_avx512
#include "arithmetic.h"
#undef TARGET
#undef LANES
#undef COMPRESSES
#undef TOGETHER
#undef WIDE
#undef TILE
#undef NAME

/* For every set of four numbers, as bits, those that are not in it, in order. */
static const int OTHERS[16][4] = {
    {0, 1, 2, 3}, {1, 2, 3}, {0, 2, 3}, {2, 3}, {0, 1, 3}, {1, 3}, {0, 3}, {3},
    {0, 1, 2},    {1, 2},    {0, 2},    {2},    {0, 1},    {1},    {0},    {0},
};

#define TARGET __attribute__((target("avx2,fma")))
#define LANES 8 /* in 16 registers */
#define MASKS
#define TOGETHER 1
#define WIDE 8
#define TILE 6
#define NAME(x) x##_avx2
#include "arithmetic.h"
#undef TARGET
#undef LANES
#undef MASKS
#undef TOGETHER
#undef WIDE
#undef TILE
#undef GROUP
#undef NAME
#endif

#define TARGET /* what every processor of the platform has: SSE2, NEON */
#define LANES 4
#define TOGETHER 2
#define WIDE 4
#if defined(__x86_64__)
#define TILE 4
#else
#define TILE 8
#endif
#define GROUP 2
#define NAME(x) x##_any
#include "arithmetic.h"

static const struct kind *const KINDS[] = {
#if defined(__x86_64__)
    &kind_avx512, &kind_avx2,
#endif
    &kind_any,
};
#define COUNT ((ptrdiff_t)(sizeof KINDS / sizeof *KINDS))

/* Raised whenever a function or a structure of this interface changes: compiled.py asks for it first. */
EXPORT ptrdiff_t interface(void) { return 3; }

/* The number of the best kind for this processor. */
EXPORT ptrdiff_t best_kind(void)
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
        return 0;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return 1;
#endif
    return COUNT - 1;
}

EXPORT ptrdiff_t count_kinds(void) { return COUNT; }

/* The columns of a panel of projections, and of convolutions, for a kind. */
EXPORT ptrdiff_t panel(ptrdiff_t kind) { return KINDS[kind]->panel; }
EXPORT ptrdiff_t columns(ptrdiff_t kind) { return KINDS[kind]->columns; }

/* --- encoders ----------------------------------------------------------------------------------------------------- */

static float *floats(ptrdiff_t rows, ptrdiff_t columns) { return malloc(rows * columns * sizeof(float)); }

#define KNOWN 60 /* words computed at once: the weights, 3 MB, are read once for all of them */

#define STEPS 32767 /* from zero to the largest number of a row */

/* Numbers in steps, of which the largest takes STEPS; the answer is the size of a step. Without their sign, numbers are
   in the order of their bits, and the largest of whole numbers is found several at once. */
static float in_steps(const float *numbers, ptrdiff_t count, int16_t *steps)
{
    const bits *signless = (const bits *)numbers;
    bits most = 0;
    for (ptrdiff_t k = 0; k < count; k++) {
        bits own = signless[k] & INT32_MAX;
        most = own > most ? own : most;
    }
    float largest;
    memcpy(&largest, &most, sizeof largest);
    float of_one = largest > 0 ? STEPS / largest : 0;
    for (ptrdiff_t k = 0; k < count; k++) {
        float step = numbers[k] * of_one;
        steps[k] = (int16_t)(step + (step < 0 ? -0.5f : 0.5f));
    }
    return largest / STEPS;
}

/* What words give, in the first layers of all models, whichever words they are computed with. vectors: count x inputs;
   shares: count x outputs, added up; kept: the row of each word is at its place. */
EXPORT int keep(
    ptrdiff_t kind, const struct matrix *first, const float *vectors, const float *shares, const ptrdiff_t *places,
    ptrdiff_t count, const struct kept *kept)
{
    ptrdiff_t inputs = first->inputs, outputs = first->outputs;
    float *block = calloc((KNOWN + MARGIN) * inputs, sizeof(float)), *given = floats(KNOWN + MARGIN, outputs);
    int done = block && given ? 0 : -1;
    for (ptrdiff_t start = 0; !done && start < count; start += KNOWN) {
        ptrdiff_t size = count - start < KNOWN ? count - start : KNOWN;
        memcpy(block, vectors + start * inputs, size * inputs * sizeof(float));
        KINDS[kind]->project(block, inputs, size, first, given);
        for (ptrdiff_t word = 0; word < size; word++) {
            const float *share = shares + (start + word) * outputs;
            float *own = given + word * outputs;
            for (ptrdiff_t k = 0; k < outputs; k++)
                own[k] += share[k];
            ptrdiff_t place = places[start + word], of_model = kept->stride / kept->models;
            for (ptrdiff_t model = 0; model < kept->models; model++)
                kept->scales[place * kept->models + model] = in_steps(
                    own + model * of_model, of_model, kept->steps + place * kept->stride + model * of_model);
        }
    }
    free(block);
    free(given);
    return done;
}

/* The first layer of one model: see FirstLayers. hidden: rows x size. */
EXPORT void add_up(
    ptrdiff_t kind, const struct kept *kept, ptrdiff_t model, ptrdiff_t size, const struct sequences *words,
    const ptrdiff_t *places, float *hidden)
{
    struct kept own = *kept;
    own.steps += model * (own.stride / own.models);
    own.scales += model;
    KINDS[kind]->add_up(&own, size, words, places, hidden);
}

static void add(float *sums, const float *numbers, ptrdiff_t count)
{
    for (ptrdiff_t i = 0; i < count; i++)
        sums[i] += numbers[i];
}

/* A layer's output for every row, zero in the empty ones. */
static void apply(
    const struct kind *kind, const struct layer *layer, const struct sequences *words, const float *input, int *active,
    float *output)
{
    ptrdiff_t size = layer->matrix.outputs, rows = words->rows + MARGIN;
    for (ptrdiff_t row = 0; row < rows; row++)
        memcpy(output + row * size, layer->matrix.bias, size * sizeof(float));
    float *row = output + size;
    for (ptrdiff_t s = 0; s < words->count; s++, row += size) {
        add(row, layer->before, size);
        row += words->lengths[s] * size;
        add(row - size, layer->behind, size);
    }
    kind->convolve(input, words->rows, &layer->matrix, active, output);
    memset(output, 0, size * sizeof(float));
    row = output;
    for (ptrdiff_t s = 0; s < words->count; s++) {
        row += (words->lengths[s] + 1) * size;
        memset(row, 0, size * sizeof(float));
    }
    memset(row, 0, (MARGIN + 1) * size * sizeof(float));
}

/* The last layer's output, rows x size, before its batch normalisation, which the heads hold; NULL without memory. */
static float *encode(
    const struct kind *kind, const struct encoder *encoder, const struct sequences *words, const float *hidden)
{
    ptrdiff_t rows = words->rows + MARGIN;
    float *second = floats(rows, encoder->second.matrix.outputs), *third = floats(rows, encoder->third.matrix.outputs);
    int *active = malloc((NEAR + 2) * (encoder->second.matrix.inputs + MARGIN) * sizeof(int));
    if (second && third && active) {
        apply(kind, &encoder->second, words, hidden, active, second);
        apply(kind, &encoder->third, words, second, active, third);
    } else {
        free(third);
        third = NULL;
    }
    free(second);
    free(active);
    return third;
}

/* Rows of words end to end, without the empty ones between them, where they are; the answer is how many. */
static ptrdiff_t gather_words(const struct sequences *words, float *rows, ptrdiff_t size)
{
    ptrdiff_t count = 0;
    const float *row = rows + size;
    for (ptrdiff_t s = 0; s < words->count; s++) {
        memmove(rows + count * size, row, words->lengths[s] * size * sizeof(float));
        count += words->lengths[s];
        row += (words->lengths[s] + 1) * size;
    }
    return count;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

/* The best tags of a sequence. from: room for length x width. */
static void viterbi(
    const struct kind *kind, const float *scores, ptrdiff_t length, const float *transitions, ptrdiff_t tags,
    ptrdiff_t width, int *from, float *way, ptrdiff_t *best)
{
    float *next = way + width;
    memcpy(way, scores, width * sizeof(float));
    for (ptrdiff_t word = 1; word < length; word++) {
        kind->advance(way, transitions, tags, width, next, from + word * width);
        for (ptrdiff_t tag = 0; tag < width; tag++)
            way[tag] = next[tag] + scores[word * width + tag];
    }
    ptrdiff_t tag = kind->largest(way, width);
    for (ptrdiff_t word = length - 1; word >= 0; word--) {
        best[word] = tag;
        tag = word ? from[word * width + tag] : tag;
    }
}

/* The tags of all words in order. head: 64 -> tags; transitions: tags x the head's outputs. */
EXPORT int names(
    ptrdiff_t number, const struct encoder *encoder, const struct matrix *head, const float *transitions,
    ptrdiff_t tags, const struct sequences *words, const float *hidden, ptrdiff_t *found)
{
    const struct kind *kind = KINDS[number];
    ptrdiff_t rows = words->rows, width = head->outputs;
    float *encoded = encode(kind, encoder, words, hidden);
    float *scores = floats(rows + MARGIN, width), *way = floats(2, width);
    int *from = malloc(rows * width * sizeof(int));
    int done = encoded && scores && way && from ? 0 : -1;
    if (!done) {
        kind->project(encoded, head->inputs, rows, head, scores);
        ptrdiff_t row = 1;
        for (ptrdiff_t s = 0; s < words->count; s++) {
            viterbi(kind, scores + row * width, words->lengths[s], transitions, tags, width, from, way, found);
            found += words->lengths[s];
            row += words->lengths[s] + 1;
        }
    }
    free(encoded);
    free(scores);
    free(way);
    free(from);
    return done;
}

/* --- morphology --------------------------------------------------------------------------------------------------- */

#define BLOCK 40 /* words scored at once: their scores, 3 KB each, are read before they leave the cache */

/* The tags of all words in order. head: 64 -> tags. */
EXPORT int forms(
    ptrdiff_t number, const struct encoder *encoder, const struct matrix *head, const struct sequences *words,
    const float *hidden, ptrdiff_t *found)
{
    const struct kind *kind = KINDS[number];
    float *encoded = encode(kind, encoder, words, hidden);
    float *scores = floats(BLOCK + MARGIN, head->outputs);
    int done = encoded && scores ? 0 : -1;
    if (!done) {
        ptrdiff_t count = gather_words(words, encoded, head->inputs);
        for (ptrdiff_t first = 0; first < count; first += BLOCK) {
            ptrdiff_t block = count - first < BLOCK ? count - first : BLOCK;
            kind->project(encoded + first * head->inputs, head->inputs, block, head, scores);
            for (ptrdiff_t word = 0; word < block; word++)
                *found++ = kind->largest(scores + word * head->outputs, head->outputs);
        }
    }
    free(encoded);
    free(scores);
    return done;
}

/* --- syntax ------------------------------------------------------------------------------------------------------- */

struct parser {
    struct matrix projections; /* 64 -> 4 x PROJECTED: head and tail to attach, head and tail to relate */
    struct matrix attach;      /* PROJECTED -> PROJECTED */
    struct matrix relate;      /* PROJECTED -> PROJECTED x relations */
    const float *root;         /* 4 x PROJECTED, of the root */
    ptrdiff_t width;           /* relations, filled up */
};

#define ATTACH_TAIL PROJECTED
#define RELATE_HEAD (2 * PROJECTED)
#define RELATE_TAIL (3 * PROJECTED)
#define ALL (4 * PROJECTED)

/* Words with the same words around them are candidates of the same score: the first is taken, as slovnet does. */
static ptrdiff_t first_of_largest(const float *scores, ptrdiff_t count)
{
    ptrdiff_t first = 0;
    for (ptrdiff_t at = 1; at < count; at++)
        first = scores[at] > scores[first] ? at : first;
    return first;
}

/* The heads of a sequence: 0 for the root, else the number of the word, from 1. room: (PROJECTED + 1) x (length + 1). */
static void attach(
    const struct kind *kind, const struct parser *parser, const float *projected, const float *keys, ptrdiff_t length,
    float *room, ptrdiff_t *heads)
{
    ptrdiff_t candidates = length + 1;
    float *scores = room + PROJECTED * candidates;
    for (ptrdiff_t k = 0; k < PROJECTED; k++) {
        room[k * candidates] = parser->root[ATTACH_TAIL + k];
        for (ptrdiff_t word = 0; word < length; word++)
            room[k * candidates + word + 1] = projected[word * ALL + ATTACH_TAIL + k];
    }
    for (ptrdiff_t word = 0; word < length; word++) {
        kind->weigh(keys + word * PROJECTED, PROJECTED, room, candidates, scores);
        heads[word] = first_of_largest(scores, candidates);
    }
}

#define HEADS 10 /* whose relations are computed at once */

/* The relations of all words to their heads. head_rows: for every row of a word the row of its head, `words->rows` for the
   root, -1 for an empty row; first, next: room for rows + 1 numbers each; room: (HEADS + MARGIN) x (PROJECTED +
   relate's outputs) + width; relations: of every row that holds a word. */
static void relate(
    const struct kind *kind, const struct parser *parser, const float *projected, ptrdiff_t rows,
    const ptrdiff_t *head_rows, ptrdiff_t *first, ptrdiff_t *next, float *room, ptrdiff_t *relations)
{
    float *own = room, *kernels = room + (HEADS + MARGIN) * PROJECTED;
    float *scores = kernels + (HEADS + MARGIN) * parser->relate.outputs;
    for (ptrdiff_t head = 0; head <= rows; head++)
        first[head] = -1;
    for (ptrdiff_t row = 0; row < rows; row++) /* for every head, a list of the rows that hang on it */
        if (head_rows[row] >= 0) {
            next[row] = first[head_rows[row]];
            first[head_rows[row]] = row;
        }
    for (ptrdiff_t head = 0; head <= rows;) {
        ptrdiff_t together[HEADS], count = 0;
        for (; head <= rows && count < HEADS; head++)
            if (first[head] >= 0) {
                const float *from = head < rows ? projected + head * ALL : parser->root;
                memcpy(own + count * PROJECTED, from + RELATE_HEAD, PROJECTED * sizeof(float));
                together[count++] = head;
            }
        kind->project(own, PROJECTED, count, &parser->relate, kernels);
        for (ptrdiff_t i = 0; i < count; i++)
            for (ptrdiff_t row = first[together[i]]; row >= 0; row = next[row]) {
                const float *tail = projected + row * ALL + RELATE_TAIL;
                kind->weigh(tail, PROJECTED, kernels + i * parser->relate.outputs, parser->width, scores);
                relations[row] = kind->largest(scores, parser->width);
            }
    }
}

/* Heads and relations of all words in order. heads: 0 for the root, else the number in the sequence, from 1. */
EXPORT int arcs(
    ptrdiff_t number, const struct encoder *encoder, const struct parser *parser, const struct sequences *words,
    const float *hidden, ptrdiff_t *heads, ptrdiff_t *relations)
{
    const struct kind *kind = KINDS[number];
    ptrdiff_t rows = words->rows;
    ptrdiff_t for_relate = (HEADS + MARGIN) * (PROJECTED + parser->relate.outputs) + parser->width;
    float *encoded = encode(kind, encoder, words, hidden);
    float *projected = floats(rows + MARGIN, ALL), *keys = floats(rows + MARGIN, PROJECTED);
    float *candidates = floats(PROJECTED + 1, rows), *room = calloc(for_relate, sizeof(float));
    ptrdiff_t *lists = malloc(4 * (rows + 1) * sizeof(ptrdiff_t));
    int done = encoded && projected && keys && candidates && room && lists ? 0 : -1;
    if (!done) {
        ptrdiff_t *head_rows = lists, *of_rows = lists + rows + 1;
        kind->rectified(encoded, parser->projections.inputs, rows, &parser->projections, projected);
        memset(projected + rows * ALL, 0, MARGIN * ALL * sizeof(float));
        kind->project(projected, ALL, rows, &parser->attach, keys);
        ptrdiff_t row = 1, word = 0;
        head_rows[0] = -1;
        for (ptrdiff_t s = 0; s < words->count; s++) {
            ptrdiff_t length = words->lengths[s], start = row;
            attach(kind, parser, projected + row * ALL, keys + row * PROJECTED, length, candidates, heads + word);
            for (ptrdiff_t i = 0; i < length; i++, word++, row++)
                head_rows[row] = heads[word] ? start + heads[word] - 1 : rows;
            head_rows[row++] = -1;
        }
        relate(kind, parser, projected, rows, head_rows, lists + 2 * (rows + 1), lists + 3 * (rows + 1), room, of_rows);
        for (row = 0; row < rows; row++)
            if (head_rows[row] >= 0)
                *relations++ = of_rows[row];
    }
    free(encoded);
    free(projected);
    free(keys);
    free(candidates);
    free(room);
    free(lists);
    return done;
}
