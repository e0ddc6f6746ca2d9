/* What takes the time, written once for processors of every kind; arithmetic.c includes this for each of them.

   TARGET: the attribute that lets the compiler use the instructions; LANES: floats in a register; TOGETHER x WIDE: rows
   (1 or 2) and registers of sums of each in a convolution; TILE x GROUP: the same in a projection; all of them stay in registers.
   NAME(x): x with the kind's name behind it. */

typedef float NAME(lanes) __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int NAME(numbers) __attribute__((vector_size(4 * LANES)));

static inline __attribute__((always_inline)) TARGET NAME(lanes) NAME(load)(const float *place)
{
    return *(const NAME(lanes) *)place;
}

/* Zero for what is not more. Written with all bits of a lane or none: not every compiler makes that of a choice. */
static inline __attribute__((always_inline)) TARGET NAME(lanes) NAME(relu)(NAME(lanes) sum)
{
    NAME(lanes) zero = {0};
    return (NAME(lanes))((NAME(numbers))sum & (sum > zero));
}

static inline __attribute__((always_inline)) TARGET void NAME(store)(float *place, NAME(lanes) numbers)
{
    *(NAME(lanes) *)place = numbers;
}

/* The first layer with ReLU: for every word what it gives its own row, and what its neighbours in its sequence give. */
static TARGET void NAME(add_up)(
    const struct kept *kept, ptrdiff_t size, const struct sequences *words, const ptrdiff_t *places,
    float *restrict hidden)
{
    const int16_t *steps = kept->steps;
    const float *scales = kept->scales;
    ptrdiff_t stride = kept->stride, models = kept->models;
    memset(hidden, 0, size * sizeof(float));
    hidden += size;
    for (ptrdiff_t s = 0; s < words->count; s++) {
        ptrdiff_t length = words->lengths[s];
        for (ptrdiff_t word = 0; word < length; word++, hidden += size) {
            ptrdiff_t here = places[word];
            ptrdiff_t last = word ? places[word - 1] : kept->zero, next = word + 1 < length ? places[word + 1] : kept->zero;
            const int16_t *own = steps + here * stride + size, *before = steps + last * stride;
            const int16_t *behind = steps + next * stride + 2 * size;
            float of_own = scales[here * models], of_before = scales[last * models], of_behind = scales[next * models];
            for (ptrdiff_t k = 0; k < size; k++) {
                float sum = own[k] * of_own + before[k] * of_before + behind[k] * of_behind;
                hidden[k] = sum > 0 ? sum : 0;
            }
        }
        memset(hidden, 0, size * sizeof(float));
        hidden += size;
        places += length;
    }
    memset(hidden, 0, MARGIN * size * sizeof(float));
}

/* The numbers of the columns in which one of TOGETHER rows is not zero, in order; the answer is how many.
   active: room for them and MARGIN more. */
static TARGET int NAME(find_active)(const float *rows, ptrdiff_t columns, int *active)
{
    const float *last = rows + (TOGETHER - 1) * columns; /* the other one, or the same */
    int count = 0;
#if defined(COMPRESSES)
    __m512i numbers = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    for (ptrdiff_t column = 0; column < columns; column += LANES) {
        __m512i both = _mm512_or_epi32(_mm512_loadu_si512(rows + column), _mm512_loadu_si512(last + column));
        __mmask16 set = _mm512_test_epi32_mask(both, both);
        _mm512_storeu_si512(active + count, _mm512_maskz_compress_epi32(set, numbers));
        count += __builtin_popcount(set);
        numbers = _mm512_add_epi32(numbers, _mm512_set1_epi32(LANES));
    }
#elif defined(MASKS)
    for (ptrdiff_t column = 0; column < columns; column += 4) {
        __m128i both = _mm_or_si128(
            _mm_loadu_si128((const __m128i *)(rows + column)), _mm_loadu_si128((const __m128i *)(last + column)));
        int none = _mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(both, _mm_setzero_si128())));
        __m128i set = _mm_loadu_si128((const __m128i *)OTHERS[none]);
        _mm_storeu_si128((__m128i *)(active + count), _mm_add_epi32(set, _mm_set1_epi32((int)column)));
        count += 4 - __builtin_popcount(none);
    }
#else
    for (int column = 0; column < columns; column++) {
        active[count] = column;
        count += (((const bits *)rows)[column] | ((const bits *)last)[column]) != 0;
    }
#endif
    return count;
}

/* Adds to the sums of TOGETHER rows what their active inputs before `until` give; the answer is the place in the list
   behind these. own: the rows, `inputs` apart; panel: the weights of COLUMNS columns, [inputs][COLUMNS]. */
static inline __attribute__((always_inline)) TARGET const int *NAME(add_active)(
    const float *own, ptrdiff_t inputs, const int *list, ptrdiff_t until, const float *panel,
    NAME(lanes) sum[TOGETHER][WIDE])
{
    for (ptrdiff_t k = *list; k < until; k = *++list)
        UNROLL for (int g = 0; g < WIDE; g++) {
            NAME(lanes) weight = NAME(load)(panel + k * COLUMNS + g * LANES);
            if (TOGETHER > 1)
                IN_REGISTER(weight);
            UNROLL for (int r = 0; r < TOGETHER; r++)
                sum[r][g] += own[r * inputs + k] * weight;
        }
    return list;
}

/* A convolution of width 3 with ReLU, which leaves out what is zero in its input: behind a ReLU that is three quarters.
   The weights of SLICE inputs and COLUMNS columns stay in the nearest cache while NEAR rows need them, TOGETHER rows at
   a time. Every row is added up in the same order, wherever it is. Reads rows 0 to `rows` + 1, writes 1 to `rows`; the
   output holds what is to be added, such as the bias. active: room for NEAR + 2 lists of inputs + MARGIN numbers;
   weight: panels of [before | own | behind][inputs][COLUMNS]. */
static TARGET void NAME(convolve)(
    const float *restrict input, ptrdiff_t rows, const struct matrix *layer, int *restrict active,
    float *restrict output)
{
    ptrdiff_t inputs = layer->inputs, outputs = layer->outputs, room = inputs + MARGIN;
    for (ptrdiff_t start = 1; start < rows - 1; start += NEAR) {
        ptrdiff_t stop = start + NEAR < rows - 1 ? start + NEAR : rows - 1;
        for (ptrdiff_t row = start - 1; row <= stop; row++) {
            int *own = active + (row - start + 1) * room;
            own[NAME(find_active)(input + row * inputs, inputs, own)] = INT_MAX; /* no number behind the last */
        }
        for (ptrdiff_t column = 0; column < outputs; column += COLUMNS)
            for (int tap = 0; tap < 3; tap++) {
                const float *panel = layer->weight + (column * 3 + tap * COLUMNS) * inputs;
                const int *lists[NEAR];
                for (int near = 0; near < NEAR; near++)
                    lists[near] = active + (near + tap) * room;
                for (ptrdiff_t until = SLICE; until < inputs + SLICE; until += SLICE) {
                    int last = tap == 2 && until >= inputs;
                    for (ptrdiff_t row = start; row < stop; row += TOGETHER) {
                        float *place = output + row * outputs + column;
                        NAME(lanes) sum[TOGETHER][WIDE];
                        UNROLL for (int r = 0; r < TOGETHER; r++)
                            UNROLL for (int g = 0; g < WIDE; g++)
                                sum[r][g] = NAME(load)(place + r * outputs + g * LANES);
                        const int **list = lists + (row - start);
                        *list = NAME(add_active)(input + (row - 1 + tap) * inputs, inputs, *list, until, panel, sum);
                        UNROLL for (int r = 0; r < TOGETHER; r++)
                            UNROLL for (int g = 0; g < WIDE; g++)
                                NAME(store)(
                                    place + r * outputs + g * LANES, last ? NAME(relu)(sum[r][g]) : sum[r][g]);
                    }
                }
            }
    }
}

/* A projection of rows that lie `stride` apart. Writes up to MARGIN rows beyond. weight: panels of [inputs][PANEL]. */
static inline __attribute__((always_inline)) TARGET void NAME(product)(
    const float *input, ptrdiff_t stride, ptrdiff_t rows, const struct matrix *linear, const int rectify, float *output)
{
    ptrdiff_t inputs = linear->inputs, outputs = linear->outputs;
    const float *panel = linear->weight;
    for (ptrdiff_t column = 0; column < outputs; column += PANEL, panel += inputs * PANEL)
        for (ptrdiff_t row = 0; row < rows; row += TILE) {
            const float *own = input + row * stride;
            NAME(lanes) sum[TILE][GROUP];
            UNROLL for (int r = 0; r < TILE; r++)
                UNROLL for (int g = 0; g < GROUP; g++)
                    sum[r][g] = NAME(load)(linear->bias + column + g * LANES);
            for (ptrdiff_t k = 0; k < inputs; k++)
                UNROLL for (int r = 0; r < TILE; r++)
                    UNROLL for (int g = 0; g < GROUP; g++)
                        sum[r][g] += own[r * stride + k] * NAME(load)(panel + k * PANEL + g * LANES);
            UNROLL for (int r = 0; r < TILE; r++)
                UNROLL for (int g = 0; g < GROUP; g++)
                    NAME(store)(
                        output + (row + r) * outputs + column + g * LANES,
                        rectify ? NAME(relu)(sum[r][g]) : sum[r][g]);
        }
}

static TARGET void NAME(project)(
    const float *input, ptrdiff_t stride, ptrdiff_t rows, const struct matrix *linear, float *output)
{
    NAME(product)(input, stride, rows, linear, 0, output);
}

static TARGET void NAME(rectified)(
    const float *input, ptrdiff_t stride, ptrdiff_t rows, const struct matrix *linear, float *output)
{
    NAME(product)(input, stride, rows, linear, 1, output);
}

/* sums += rows x columns, weighted: sums[c] = weights[0] * matrix[0][c] + weights[1] * matrix[1][c] + ... */
static TARGET void NAME(weigh)(
    const float *weights, ptrdiff_t rows, const float *restrict matrix, ptrdiff_t columns, float *restrict sums)
{
    memset(sums, 0, columns * sizeof(float));
    for (ptrdiff_t row = 0; row < rows; row++, matrix += columns)
        for (ptrdiff_t c = 0; c < columns; c++)
            sums[c] += weights[row] * matrix[c];
}

/* The number of the largest score; of the first, where several are. `count` is a multiple of LANES. */
static TARGET ptrdiff_t NAME(largest)(const float *scores, ptrdiff_t count)
{
    NAME(lanes) best = NAME(load)(scores);
    NAME(numbers) place = {0};
    for (int at = LANES; at < count; at += LANES) {
        NAME(lanes) score = NAME(load)(scores + at);
        NAME(numbers) more = score > best; /* all bits of a lane, or none */
        best = (NAME(lanes))(((NAME(numbers))score & more) | ((NAME(numbers))best & ~more));
        place = (at & more) | (place & ~more);
    }
    for (int lane = 0; lane < LANES; lane++)
        place[lane] += lane;
    int first = 0;
    for (int lane = 1; lane < LANES; lane++)
        if (best[lane] > best[first] || (best[lane] == best[first] && place[lane] < place[first]))
            first = lane;
    return place[first];
}

/* One step of Viterbi: the best way to every tag of the next word, and the tag that it comes from. */
static TARGET void NAME(advance)(
    const float *score, const float *transitions, ptrdiff_t tags, ptrdiff_t width,
    float *restrict best, int *restrict from)
{
    for (ptrdiff_t to = 0; to < width; to++) {
        best[to] = score[0] + transitions[to];
        from[to] = 0;
    }
    for (int tag = 1; tag < tags; tag++)
        for (ptrdiff_t to = 0; to < width; to++) {
            float sum = score[tag] + transitions[tag * width + to];
            from[to] = sum > best[to] ? tag : from[to];
            best[to] = sum > best[to] ? sum : best[to];
        }
}

static const struct kind NAME(kind) = {
    PANEL, COLUMNS, NAME(add_up), NAME(convolve), NAME(project), NAME(rectified), NAME(weigh), NAME(largest), NAME(advance),
};
