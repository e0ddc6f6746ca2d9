/* What takes the time, written once for processors of every kind; arithmetic.c includes this for each of them.

   TARGET: the attribute that lets the compiler use the instructions; LANES: floats in a register; TILE x GROUP: the
   registers of sums that are computed at once, as many as there are without the others; PAIRS: half of TILE or less; NAME(x): x with the kind's name behind it.

   Matrices lie in panels of PANEL = GROUP * LANES columns, each panel row by row: `panel` in compiled.py. */

#define PANEL (GROUP * LANES)

typedef float NAME(lanes) __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int NAME(numbers) __attribute__((vector_size(4 * LANES)));

static inline __attribute__((always_inline)) TARGET NAME(lanes) NAME(load)(const float *place)
{
    return *(const NAME(lanes) *)place;
}

/* Store what is more than `floor`, which the caller gives as a constant, else the floor. */
static inline __attribute__((always_inline)) TARGET void NAME(store)(float *place, NAME(lanes) sum, float floor)
{
    *(NAME(lanes) *)place = sum;
    for (int lane = 0; lane < LANES; lane++)
        place[lane] = place[lane] > floor ? place[lane] : floor;
}

/* The first layer with ReLU: for every word what it gives its own row, and what its neighbours in its sequence give. */
static TARGET void NAME(add_up)(
    const float *kept, ptrdiff_t stride, ptrdiff_t size, const struct sequences *words, const ptrdiff_t *places,
    const float *blank, float *restrict hidden)
{
    memcpy(hidden, blank, size * sizeof(float));
    hidden += size;
    for (ptrdiff_t s = 0; s < words->count; s++) {
        ptrdiff_t length = words->lengths[s];
        for (ptrdiff_t word = 0; word < length; word++, hidden += size) {
            const float *own = kept + places[word] * stride + size;
            const float *before = word ? kept + places[word - 1] * stride : words->zeros;
            const float *behind = word + 1 < length ? kept + places[word + 1] * stride + 2 * size : words->zeros;
            for (ptrdiff_t k = 0; k < size; k++) {
                float sum = own[k] + before[k] + behind[k];
                hidden[k] = sum > 0 ? sum : 0;
            }
        }
        memcpy(hidden, blank, size * sizeof(float));
        hidden += size;
        places += length;
    }
    memset(hidden, 0, MARGIN * size * sizeof(float));
}

/* Rows r - 1 to r + 2 as Winograd's F(2, 3) combines them, for one pair of outputs: 4 x inputs. */
static inline __attribute__((always_inline)) TARGET void NAME(combine)(
    const float *restrict rows, ptrdiff_t inputs, float *restrict combined)
{
    for (ptrdiff_t k = 0; k < inputs; k++) {
        float before = rows[k], even = rows[inputs + k], odd = rows[2 * inputs + k], behind = rows[3 * inputs + k];
        combined[k] = even + odd;
        combined[inputs + k] = odd - even;
        combined[2 * inputs + k] = before - odd;
        combined[3 * inputs + k] = behind - even;
    }
}

/* A convolution of width 3 with ReLU, by Winograd's minimal filtering F(2, 3): four products for two rows instead of six
   (Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2016). Writes rows 1 to `rows` - 2, and up to MARGIN
   beyond. weight: panels of [half][inputs][even | odd][PANEL]. */
static TARGET void NAME(convolve)(
    const float *restrict input, ptrdiff_t rows, const struct matrix *layer, float *restrict combined,
    float *restrict output)
{
    ptrdiff_t inputs = layer->inputs, outputs = layer->outputs;
    for (ptrdiff_t row = 1; row < rows - 1; row += 2 * PAIRS) {
        UNROLL for (int pair = 0; pair < PAIRS; pair++)
            NAME(combine)(input + (row - 1 + 2 * pair) * inputs, inputs, combined + pair * 4 * inputs);
        const float *w = layer->weight;
        for (ptrdiff_t column = 0; column < outputs; column += PANEL) {
            NAME(lanes) even[PAIRS][GROUP], odd[PAIRS][GROUP];
            UNROLL for (int pair = 0; pair < PAIRS; pair++)
                UNROLL for (int g = 0; g < GROUP; g++) {
                    even[pair][g] = NAME(load)(layer->bias + column + g * LANES);
                    odd[pair][g] = (NAME(lanes)){0};
                }
            for (int half = 0; half < 2; half++) {
                const float *own = combined + 2 * half * inputs;
                for (ptrdiff_t k = 0; k < inputs; k++, w += 2 * PANEL)
                    UNROLL for (int pair = 0; pair < PAIRS; pair++)
                        UNROLL for (int g = 0; g < GROUP; g++) {
                            even[pair][g] += own[4 * pair * inputs + k] * NAME(load)(w + g * LANES);
                            odd[pair][g] += own[(4 * pair + 1) * inputs + k] * NAME(load)(w + PANEL + g * LANES);
                        }
                UNROLL for (int pair = 0; !half && pair < PAIRS; pair++)
                    UNROLL for (int g = 0; g < GROUP; g++) {
                        NAME(lanes) sum = even[pair][g];
                        even[pair][g] = sum + odd[pair][g];
                        odd[pair][g] = sum - odd[pair][g];
                    }
            }
            UNROLL for (int pair = 0; pair < PAIRS; pair++)
                UNROLL for (int g = 0; g < GROUP; g++) {
                    float *place = output + (row + 2 * pair) * outputs + column + g * LANES;
                    NAME(store)(place, even[pair][g], 0);
                    NAME(store)(place + outputs, odd[pair][g], 0);
                }
        }
    }
}

/* A projection of rows that lie `stride` apart. Writes up to MARGIN rows beyond. weight: panels of [inputs][PANEL]. */
static inline __attribute__((always_inline)) TARGET void NAME(product)(
    const float *input, ptrdiff_t stride, ptrdiff_t rows, const struct matrix *linear, const float floor, float *output)
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
                    NAME(store)(output + (row + r) * outputs + column + g * LANES, sum[r][g], floor);
        }
}

static TARGET void NAME(project)(
    const float *input, ptrdiff_t stride, ptrdiff_t rows, const struct matrix *linear, float *output)
{
    NAME(product)(input, stride, rows, linear, -INFINITY, output);
}

static TARGET void NAME(rectified)(
    const float *input, ptrdiff_t stride, ptrdiff_t rows, const struct matrix *linear, float *output)
{
    NAME(product)(input, stride, rows, linear, 0, output);
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
    PANEL, LANES, NAME(add_up), NAME(convolve), NAME(project), NAME(rectified), NAME(weigh), NAME(largest), NAME(advance),
};

#undef PANEL
