#include "Kernels/LaneOutput.h"

#include "Kernels/Quantization.h"
#include "Kernels/WeightBits.h"

namespace dupnet
{
namespace
{
constexpr uint32_t TopBits = 0x80008000;
constexpr uint32_t LowBits = 0x00010001;
constexpr uint32_t TopBytes = 0x80808080;
constexpr uint32_t LowBytes = 0x01010101;

constexpr int Filters = LaneFilters::Most;

// Flags of a filter's thresholds: 128 or more.
constexpr uint32_t HighThresholds = 0x700;

// A word of levels with those of the next filter, whose reached thresholds are nested: the level's upper bit is t2, the lower t1 ^ t2 ^ t3.
inline uint32_t joined(uint32_t level, uint32_t t1, uint32_t t2, uint32_t t3)
{
    return (level >> 2) | (t2 & TopBits) | (((t1 ^ t2 ^ t3) & TopBits) >> 1);
}

int32_t limit(int32_t value, int32_t smallest, int32_t largest)
{
    return value < smallest ? smallest : value > largest ? largest : value;
}
}

LaneOutput::LaneOutput(const LayerPlan& plan, const LayerRun& run, const LaneScratch& scratch)
    : _plan(plan), _layer(*plan.layer), _shape(plan.kernel.as<LaneShape>()), _model(run.model), _scratch(scratch), _arena(run.arena),
      _logits(run.logits), _levels(nullptr), _rowWords((_shape.tileWidth / plan.layer->pool) * _shape.sumWords()), _element(0), _row(0),
      _first(0), _filters(0)
{
}

void LaneOutput::clear(const LayerPlan& plan, uint8_t* arena)
{
    const MapLayout& map = plan.output;
    if (plan.layer->isHead())
    {
        return;
    }

    __builtin_memset(map.repeats(arena), 0, map.repeatsBytes());
    if (map.fold > 1)
    {
        __builtin_memset(map.row(arena, 0), 0, map.height * map.rowBytes());
    }
}

void LaneOutput::repeatRow(int row, bool hint)
{
    const MapLayout& map = _plan.output;
    __builtin_memcpy(map.row(_arena, row), map.row(_arena, row - 1), map.rowBytes());
    if (hint)
    {
        map.repeats(_arena)[row >> 3] |= static_cast<uint8_t>(1 << (row & 7));
    }
}

void LaneOutput::beginBlock(int first, int filters)
{
    _first = first;
    _filters = filters;
    if (_layer.isHead())
    {
        return;
    }

    int count = (1 << _layer.outputBits) - 1;
    for (int f = 0; f < filters; f++)
    {
        int32_t thresholds[3];
        for (int t = 0; t < count; t++)
        {
            thresholds[t] = threshold(_model, _layer, first + f, t);
        }

        uint32_t* words = _scratch.thresholds + (_shape.filterWords() * f);
        if (_shape.narrow)
        {
            beginNarrow(f, thresholds, words);
            continue;
        }

        limitThresholds(first + f, thresholds);
        for (int t = 0; t < count; t++)
        {
            // For both lanes at once; exact modulo 2^32 whatever its sign.
            words[t] = static_cast<uint32_t>(32768 - thresholds[t]) * LowBits;
        }
    }
}

// Moves thresholds into [smallest z, largest z + 1], which changes no level and keeps z - threshold in 16 bits.
void LaneOutput::limitThresholds(int filter, int32_t* thresholds) const
{
    int32_t largest = _layer.largestSum();
    int32_t smallest = -largest;
    if (largest > 16383)
    {
        // The bounds of all filters are too far apart: take this filter's.
        int32_t input = _layer.largestInput() * _layer.weightDuplication;
        largest = 0;
        smallest = 0;
        for (int i = 0; i < _layer.filterLength(); i++)
        {
            int32_t weight = (2 * weightOnes(_model, _layer, filter, i)) - _layer.inputDuplication;
            largest += weight > 0 ? weight * input : 0;
            smallest += weight < 0 ? weight * input : 0;
        }
    }

    for (int t = 0; t < (1 << _layer.outputBits) - 1; t++)
    {
        thresholds[t] = limit(thresholds[t], smallest, largest + 1);
    }
}

// Thresholds of narrow sums, the bias, and a word of flags: bit t, threshold t takes S modulo 2 in; bit 8 + t, it is 128 or
// more.
void LaneOutput::beginNarrow(int filter, const int32_t* thresholds, uint32_t* words) const
{
    int indexes = _layer.kernel * _layer.kernel * _shape.groups;
    const uint8_t* index = _scratch.indexes + (filter * indexes);
    int32_t positive = 0;
    for (int i = 0; i < indexes; i++)
    {
        for (uint32_t bits = index[i]; bits != 0; bits &= bits - 1)
        {
            positive++;
        }
    }

    int32_t input = _layer.largestInput() * _layer.weightDuplication;
    int32_t largest = positive * input;
    int32_t smallest = (positive - _layer.filterLength()) * input;
    int32_t bias = (1 - smallest) >> 1;
    uint32_t flags = 0;
    for (int t = 0; t < (1 << _layer.outputBits) - 1; t++)
    {
        int32_t limited = limit(thresholds[t], smallest, largest + 1);
        int32_t c = ((limited + 1) >> 1) + bias;
        flags |= (static_cast<uint32_t>(limited & 1) << t) | (c >= 128 ? 256u << t : 0u);
        words[t] = static_cast<uint32_t>(c & 127) * LowBytes;
    }

    words[3] = static_cast<uint32_t>(bias) * LowBytes;
    words[4] = flags;
}

void LaneOutput::beginRow(int row)
{
    _row = row;
    bool fold = _plan.output.fold > 1;
    _element = fold ? _first % _plan.output.elements : 0;
    _levels = _scratch.levels + (_element * _rowWords);
    __builtin_memset(_scratch.levels, 0, 4u * (fold ? _plan.output.elements : 1u) * static_cast<uint32_t>(_rowWords));
}

// Which of up to four narrow sums reach a threshold; words[t] and its flags as above.
template <int Sums>
static inline __attribute__((always_inline)) uint32_t reachNarrow(
    const uint32_t* words, int t, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t pa, uint32_t pb, uint32_t pc, uint32_t pd)
{
    uint32_t flags = words[4] >> t;
    uint32_t threshold = words[t];
    if (flags & 1)
    {
        a += pa;
        b += pb;
        c += pc;
        d += pd;
    }

    uint32_t da = (a | TopBytes) - threshold;
    uint32_t db = (b | TopBytes) - threshold;
    uint32_t dc = (c | TopBytes) - threshold;
    uint32_t dd = (d | TopBytes) - threshold;
    if (Sums == 1)
    {
        return flags & 256 ? da & a : da | a;
    }

    return flags & 256 ? (da & a) | (db & b) | (dc & c) | (dd & d) : da | a | db | b | dc | c | dd | d;
}

// As quantizeNarrow where all thresholds are below 128 and bits are two: what does not depend on the threshold is computed once.
template <int Pool, class Merge>
__attribute__((noinline)) void LaneOutput::quantizeLow(const uint32_t* words, const uint32_t* sums, uint32_t* levels, Merge merge)
{
    int columns = _shape.tileWidth;
    constexpr int Next = Pool == 2 ? Filters : 0;
    int below = Pool == 2 ? Filters * columns : 0;
    constexpr int NextParity = Pool == 2 ? 1 : 0;
    int belowParity = Pool == 2 ? columns : 0;
    uint32_t c1 = words[0];
    uint32_t c2 = words[1];
    uint32_t c3 = words[2];
    uint32_t flags = words[4];
    const uint32_t* z = sums;
    const uint32_t* p = _scratch.offsets + (Pool * columns);
    for (const uint32_t* end = p + columns; p != end; z += Pool * Filters, p += Pool)
    {
        uint32_t a = z[0];
        uint32_t b = z[Next];
        uint32_t c = z[below];
        uint32_t d = z[below + Next];
        uint32_t pa = a + p[0];
        uint32_t pb = b + p[NextParity];
        uint32_t pc = c + p[belowParity];
        uint32_t pd = d + p[belowParity + NextParity];
        uint32_t any = a | b | c | d;
        uint32_t anyOdd = pa | pb | pc | pd;
        a |= TopBytes;
        b |= TopBytes;
        c |= TopBytes;
        d |= TopBytes;
        pa |= TopBytes;
        pb |= TopBytes;
        pc |= TopBytes;
        pd |= TopBytes;
        auto reach = [=](uint32_t odd, uint32_t limit) {
            return odd != 0 ? anyOdd | (pa - limit) | (pb - limit) | (pc - limit) | (pd - limit)
                : any | (a - limit) | (b - limit) | (c - limit) | (d - limit);
        };
        uint32_t t1 = reach(flags & 1, c1);
        uint32_t t2 = reach(flags & 2, c2);
        uint32_t t3 = reach(flags & 4, c3);
        merge(*levels++, t1, t2, t3);
    }
}

// As quantize, for narrow sums: the top bit of each byte lane tells.
template <int Pool, class Merge> void LaneOutput::quantizeNarrow(const uint32_t* words, const uint32_t* sums, uint32_t* levels, Merge merge)
{
    bool all = _layer.outputBits == 2;
    if (all && (words[4] & HighThresholds) == 0)
    {
        quantizeLow<Pool>(words, sums, levels, merge);
        return;
    }

    int columns = _shape.tileWidth;
    constexpr int Next = Pool == 2 ? Filters : 0;
    int below = Pool == 2 ? Filters * columns : 0;
    constexpr int NextParity = Pool == 2 ? 1 : 0;
    int belowParity = Pool == 2 ? columns : 0;
    const uint32_t* z = sums;
    const uint32_t* p = _scratch.offsets + (Pool * columns);
    for (const uint32_t* end = p + columns; p != end; z += Pool * Filters, p += Pool)
    {
        uint32_t a = z[0];
        uint32_t b = z[Next];
        uint32_t c = z[below];
        uint32_t d = z[below + Next];
        uint32_t pa = p[0];
        uint32_t pb = p[NextParity];
        uint32_t pc = p[belowParity];
        uint32_t pd = p[belowParity + NextParity];
        uint32_t t1 = reachNarrow<Pool * Pool>(words, 0, a, b, c, d, pa, pb, pc, pd);
        uint32_t t2 = all ? reachNarrow<Pool * Pool>(words, 1, a, b, c, d, pa, pb, pc, pd) : 0;
        uint32_t t3 = all ? reachNarrow<Pool * Pool>(words, 2, a, b, c, d, pa, pb, pc, pd) : 0;
        merge(*levels++, t1, t2, t3);
    }
}

// Calls merge(level word, reached thresholds 1, 2, 3) for every word of the row; bits 15 and 31 tell.
template <class Merge> inline void LaneOutput::quantize(const uint32_t* words, const uint32_t* sums, uint32_t* levels, Merge merge)
{
    uint32_t c1 = words[0];
    uint32_t c2 = words[1];
    uint32_t c3 = words[2];
    int rowSums = Filters * _shape.tileWidth;
    for (int half = 0; half < _shape.sumWords(); half++)
    {
        const uint32_t* z = sums + (half * _layer.pool * rowSums);
        const uint32_t* below = z + rowSums;
        if (_layer.pool == 1)
        {
            for (const uint32_t* end = below; z != end; z += Filters)
            {
                merge(*levels++, *z + c1, *z + c2, *z + c3);
            }

            continue;
        }

        for (const uint32_t* end = below; z != end; z += 2 * Filters, below += 2 * Filters)
        {
            uint32_t a = z[0];
            uint32_t b = z[Filters];
            uint32_t c = below[0];
            uint32_t d = below[Filters];
            merge(
                *levels++,
                (a + c1) | (b + c1) | (c + c1) | (d + c1),
                (a + c2) | (b + c2) | (c + c2) | (d + c2),
                (a + c3) | (b + c3) | (c + c3) | (d + c3));
        }
    }
}

// Where a lane's pixels of the row lie, byte `first` / 4 of them, and how many of them the map has.
uint8_t* LaneOutput::pixels(int lane, int first, int& count) const
{
    const MapLayout& map = _plan.output;
    int columns = _shape.tileWidth / _layer.pool;
    int row = _row + ((lane / _shape.tilesAcross) * (_shape.tileHeight / _layer.pool));
    int column = (lane % _shape.tilesAcross) * columns;
    int left = map.width - column;
    count = row >= map.height || left < 0 ? 0 : left < columns ? left : columns;
    return _arena + map.offset + (static_cast<uint32_t>((row * map.width) + column) * map.pixelBytes) + ((_first + first) >> 2);
}

// Four filters of 2-bit levels make up a byte of a pixel: it is written at once, for the two lanes of a word. With a pool the levels
// have been put together before, since the thresholds of four filters and the sums of four pixels do not fit the registers.
template <int Pool> __attribute__((noinline)) void LaneOutput::quantizeFour(int first, int half)
{
    bool widened = _shape.sumWords() == 2;
    int counts[2];
    uint8_t* low = pixels(half, first, counts[0]);
    uint8_t* high = pixels(widened ? half + 2 : 1, first, counts[1]);
    uint8_t none = 0;
    int pixelBytes = _plan.output.pixelBytes;
    const uint32_t* z = _scratch.sums + (half * Filters * _shape.tileWidth);
    uint32_t* levels = _levels + (half * (_shape.tileWidth / 2));

    // Copied: what is written to a map might be one of them, as far as the compiler knows.
    uint32_t thresholds[3 * Filters];
    for (int f = 0; f < Filters; f++)
    {
        const uint32_t* words = _scratch.thresholds + (_shape.filterWords() * (first + f));
        thresholds[3 * f] = words[0];
        thresholds[(3 * f) + 1] = words[1];
        thresholds[(3 * f) + 2] = words[2];
    }

    // Both lanes as far as they go, then the rest of one.
    for (int part = 0; part < 2; part++)
    {
        int count = counts[0] < counts[1] ? counts[0] : counts[1];
        int lowBytes = pixelBytes;
        int highBytes = pixelBytes;
        if (part == 1)
        {
            bool isLow = counts[0] > counts[1];
            count = isLow ? counts[0] - counts[1] : counts[1] - counts[0];
            low = isLow ? low : &none;
            high = isLow ? &none : high;
            lowBytes = isLow ? pixelBytes : 0;
            highBytes = isLow ? 0 : pixelBytes;
        }

        for (; count > 0; count--)
        {
            uint32_t level = 0;
            if (Pool == 2)
            {
                level = *levels;
                *levels++ = 0;
            }
            else
            {
#pragma GCC unroll 4
                for (int f = 0; f < Filters; f++)
                {
                    const uint32_t* c = thresholds + (3 * f);
                    level = joined(level, z[f] + c[0], z[f] + c[1], z[f] + c[2]);
                }

                z += Filters;
            }

            *low = static_cast<uint8_t>(level >> 8);
            *high = static_cast<uint8_t>(level >> 24);
            low += lowBytes;
            high += highBytes;
        }
    }
}

// The same for narrow sums, four lanes of a word.
void LaneOutput::storeFourNarrow(int first)
{
    uint32_t* levels = _levels;
    for (int f = 0; f < Filters; f++)
    {
        storeNarrow(
            _scratch.thresholds + (_shape.filterWords() * (first + f)), _scratch.sums + f, levels,
            [](uint32_t& level, uint32_t t1, uint32_t t2, uint32_t t3) {
                level = (level >> 2) | (t2 & TopBytes) | (((t1 ^ t2 ^ t3) & TopBytes) >> 1);
            });
    }

    // All lanes as far as all go, then the rest of each.
    int pixelBytes = _plan.output.pixelBytes;
    uint8_t* pixel[4];
    int counts[4];
    int common = _rowWords;
    for (int lane = 0; lane < 4; lane++)
    {
        pixel[lane] = pixels(lane, first, counts[lane]);
        common = counts[lane] < common ? counts[lane] : common;
    }

    uint8_t* a = pixel[0];
    uint8_t* b = pixel[1];
    uint8_t* c = pixel[2];
    uint8_t* d = pixel[3];
    for (const uint32_t* end = levels + common; levels != end; levels++)
    {
        uint32_t level = *levels;
        *levels = 0;
        *a = static_cast<uint8_t>(level);
        *b = static_cast<uint8_t>(level >> 8);
        *c = static_cast<uint8_t>(level >> 16);
        *d = static_cast<uint8_t>(level >> 24);
        a += pixelBytes;
        b += pixelBytes;
        c += pixelBytes;
        d += pixelBytes;
    }

    for (int i = common; i < _rowWords; i++, levels++)
    {
        for (int lane = 0; lane < 4; lane++)
        {
            if (i < counts[lane])
            {
                pixel[lane][i * pixelBytes] = static_cast<uint8_t>(*levels >> (8 * lane));
            }
        }

        *levels = 0;
    }
}

void LaneOutput::storeFour(int first)
{
    if (_shape.narrow)
    {
        storeFourNarrow(first);
        return;
    }

    for (int f = 0; f < Filters && _layer.pool == 2; f++)
    {
        quantize(
            _scratch.thresholds + (_shape.filterWords() * (first + f)), _scratch.sums + f, _levels,
            [](uint32_t& level, uint32_t t1, uint32_t t2, uint32_t t3) { level = joined(level, t1, t2, t3); });
    }

    for (int half = 0; half < _shape.sumWords(); half++)
    {
        if (_layer.pool == 2)
        {
            quantizeFour<2>(first, half);
        }
        else
        {
            quantizeFour<1>(first, half);
        }
    }
}

void LaneOutput::store(int first, int count)
{
    if (count == Filters && _layer.outputBits == 2 && _plan.output.fold == 1)
    {
        storeFour(first);
        return;
    }

    for (int f = 0; f < count; f++)
    {
        storeOne(first + f);
    }
}

template <class Merge> inline void LaneOutput::storeNarrow(const uint32_t* words, const uint32_t* sums, uint32_t* levels, Merge merge)
{
    if (_layer.pool == 2)
    {
        quantizeNarrow<2>(words, sums, levels, merge);
    }
    else
    {
        quantizeNarrow<1>(words, sums, levels, merge);
    }
}

void LaneOutput::storeOne(int filter)
{
    if (_layer.isHead())
    {
        storeLogits(filter);
        return;
    }

    const uint32_t* thresholds = _scratch.thresholds + (_shape.filterWords() * filter);
    const uint32_t* sums = _scratch.sums + (filter % Filters);
    bool fold = _plan.output.fold > 1;
    uint32_t* levels = _levels;
    if (fold)
    {
        // The next element, or the first again.
        _levels = ++_element == _plan.output.elements ? _scratch.levels : levels + _rowWords;
        _element = _element == _plan.output.elements ? 0 : _element;
    }

    // Unfolded levels enter at the top of a lane and move down. Reached thresholds are nested: the level's upper bit is t2, the
    // lower t1 ^ t2 ^ t3. With 1-bit levels t2 and t3 mean nothing.
    int bits = _layer.outputBits;
    if (_shape.narrow && bits == 2 && !fold)
    {
        storeNarrow(thresholds, sums, levels, [](uint32_t& level, uint32_t t1, uint32_t t2, uint32_t t3) {
            level = (level >> 2) | (t2 & TopBytes) | (((t1 ^ t2 ^ t3) & TopBytes) >> 1);
        });
    }
    else if (_shape.narrow)
    {
        storeNarrow(thresholds, sums, levels, [=](uint32_t& level, uint32_t t1, uint32_t t2, uint32_t t3) {
            level = fold ? level + ((t1 >> 7) & LowBytes) + ((t2 >> 7) & LowBytes) + ((t3 >> 7) & LowBytes)
                : (level >> 1) | (t1 & TopBytes);
        });
    }
    else if (bits == 2 && fold)
    {
        quantize(thresholds, sums, levels, [](uint32_t& level, uint32_t t1, uint32_t t2, uint32_t t3) {
            level += ((t1 >> 15) & LowBits) + ((t2 >> 15) & LowBits) + ((t3 >> 15) & LowBits);
        });
    }
    else if (bits == 2)
    {
        quantize(thresholds, sums, levels, [](uint32_t& level, uint32_t t1, uint32_t t2, uint32_t t3) { level = joined(level, t1, t2, t3); });
    }
    else
    {
        quantize(thresholds, sums, levels, [=](uint32_t& level, uint32_t t1, uint32_t, uint32_t) {
            level = fold ? level + ((t1 >> 15) & LowBits) : (level >> 1) | (t1 & TopBits);
        });
    }

    // A byte is full after 8 / bits filters.
    int last = bits == 2 ? 3 : 7;
    int place = filter & last;
    if (!fold && (place == last || filter == _filters - 1))
    {
        flush(levels, 8 - ((place + 1) * bits), (_first + filter) >> (bits == 2 ? 2 : 3), false);
    }
}

void LaneOutput::endRow()
{
    if (_plan.output.fold > 1)
    {
        for (int element = 0; element < _plan.output.elements; element++)
        {
            flush(_scratch.levels + (element * _rowWords), 0, element, true);
        }
    }
}

// Writes (or adds) byte `byte` of every pixel of the row. Folded levels are at the bottom of their lane; others fill the upper
// byte of it but for `unused` bits below them.
void LaneOutput::flush(uint32_t* levels, int unused, int byte, bool add)
{
    const MapLayout& map = _plan.output;
    int columns = _shape.tileWidth / _layer.pool;
    int tileRows = _shape.tileHeight / _layer.pool;
    for (int lane = 0; lane < _shape.lanes(); lane++)
    {
        int row = _row + ((lane / _shape.tilesAcross) * tileRows);
        int column = (lane % _shape.tilesAcross) * columns;
        int count = map.width - column < columns ? map.width - column : columns;
        if (row >= map.height)
        {
            continue;
        }

        // Widened byte lanes: even ones first, then the odd ones.
        bool widened = _shape.sumWords() == 2;
        int laneShift = _shape.narrow ? 8 * lane : 16 * (widened ? lane >> 1 : lane);
        laneShift += add ? 0 : unused + (_shape.narrow ? 0 : 8);
        const uint32_t* word = levels + (widened && (lane & 1) != 0 ? columns : 0);
        uint8_t* pixel = _arena + map.offset + (static_cast<uint32_t>((row * map.width) + column) * map.pixelBytes) + byte;
        for (int i = 0; i < count; i++)
        {
            uint8_t value = static_cast<uint8_t>(word[i] >> laneShift);
            *pixel = static_cast<uint8_t>(add ? *pixel + value : value);
            pixel += map.pixelBytes;
        }
    }

    if (!add)
    {
        __builtin_memset(levels, 0, static_cast<uint32_t>(4 * columns * _shape.sumWords()));
    }
}

void LaneOutput::storeLogits(int filter)
{
    LogitScale scale = logitScale(_model, _layer, _first + filter);
    int columns = _shape.tileWidth;
    for (int lane = 0; lane < _shape.lanes(); lane++)
    {
        int row = _row + ((lane / _shape.tilesAcross) * _shape.tileHeight);
        int column = (lane % _shape.tilesAcross) * columns;
        if (row >= _plan.height)
        {
            continue;
        }

        const uint32_t* z = _scratch.sums + (((_shape.byteLanes ? lane & 1 : 0) * columns * Filters) + (filter % Filters));
        bool upper = (_shape.byteLanes ? lane >> 1 : lane) != 0;
        int32_t* logit = _logits + ((((row * _plan.width) + column) * _layer.channelsOut) + _first + filter);
        for (int i = 0; i < columns && column + i < _plan.width; i++)
        {
            // A negative lower lane has borrowed one from the upper lane.
            int32_t low = static_cast<int16_t>(*z);
            int32_t sum = upper ? static_cast<int16_t>((*z - static_cast<uint32_t>(low)) >> 16) : low;
            *logit = ((sum * scale.scale) + scale.bias) >> _layer.shift;
            logit += _layer.channelsOut;
            z += Filters;
        }
    }
}
}
