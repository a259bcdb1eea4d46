#include "Kernels/CompiledConvolution.h"

#include "Kernels/InputRows.h"
#include "Kernels/LaneInputs.h"
#include "Kernels/ScratchParts.h"

// Whether a generated model is part of the build.
#ifndef DUPNET_WITH_COMPILED
#define DUPNET_WITH_COMPILED 0
#endif

namespace dupnet
{
#if DUPNET_WITH_COMPILED
extern const CompiledModel compiledModel;
#else
static const CompiledModel compiledModel = {0, 0, nullptr};
#endif

namespace
{
// How a compiled layer is laid out.
struct CompiledShape
{
    uint16_t tileWidth; // convolution columns and rows of a tile
    uint16_t tileHeight;
    uint16_t positions; // in a row of inputs
    uint16_t bandRows;  // output rows that are computed together
    uint8_t tilesAcross;
    uint8_t tilesDown;
};

int lanesOf(LaneWidth width) { return width == LaneWidth::Halfword ? 2 : 4; }

// Words of a window's offsets, and of a finished sum.
uint32_t offsetWords(LaneWidth width) { return width == LaneWidth::Halfword ? 1 : 2; }

uint32_t sumWords(LaneWidth width) { return width == LaneWidth::Byte ? 2 : 1; }

int divideUp(int a, int b) { return (a + b - 1) / b; }

// Columns or rows of a tile: the side split evenly, a whole number of pooled outputs.
int tileSide(int side, int tiles, int pool) { return divideUp(divideUp(side, tiles), pool) * pool; }

// Rows of inputs that an output row reads, and from an output row's first to the next one's.
int windowRows(const Layer& layer) { return layer.kernel + ((layer.pool - 1) * layer.stride); }

int rowStep(const Layer& layer) { return layer.pool * layer.stride; }

// Bytes of an output pixel, or of the logits of a cell.
uint32_t targetBytes(const LayerPlan& plan) { return plan.layer->isHead() ? 4u * plan.layer->channelsOut : plan.output.pixelBytes; }

// Scratch memory of a compiled layer.
struct CompiledScratch : ScratchParts
{
    CompiledScratch(const LayerPlan& plan, const CompiledShape& shape, const CompiledCode& code, uint8_t* memory) : ScratchParts(memory)
    {
        const Layer& layer = *plan.layer;
        bufferRows = ((shape.bandRows - 1) * rowStep(layer)) + windowRows(layer);
        uint32_t positions = static_cast<uint32_t>(bufferRows) * shape.positions;
        inputs = words(positions * code.inputs);
        positionSums = words(positions * sumWords(code.width));
        offsets = words(shape.bandRows * layer.pool * static_cast<uint32_t>(shape.tileWidth) * offsetWords(code.width));
        equalRows = words(static_cast<uint32_t>(bufferRows));
        nowhere = take(targetBytes(plan));
        sums = words(layer.pool == 1 ? 0 : 4u * code.mostFilters * sumWords(code.width));
        padded = plan.input == nullptr ? static_cast<uint32_t>((layer.stride * ((shape.tileWidth * shape.tilesAcross) - 1)) + layer.kernel) : 0;
        uint32_t row = plan.inputWidth + static_cast<uint32_t>(layer.padding);
        padded = padded < row && plan.input == nullptr ? row : padded;
        imageRow = take(padded * layer.channelsIn);
    }

    uint32_t* inputs;       // [row][position][stored channel]
    uint32_t* positionSums; // [row][sum word][position]
    uint32_t* offsets;      // [row of the convolution][column][word], see CompiledWindow
    uint32_t* equalRows;    // of each row of inputs, how many up to it are equal to one another
    uint8_t* nowhere;       // takes what lanes beyond the map give
    uint32_t* sums;
    uint8_t* imageRow; // a row of the image with its pads
    uint32_t padded;   // pixels of it
    int bufferRows;
};

class Convolution
{
public:
    Convolution(const LayerPlan& plan, const LayerRun& run, const CompiledCode& code, uint8_t* scratch)
        : _plan(plan), _layer(*plan.layer), _shape(plan.kernel.as<CompiledShape>()), _code(code), _arena(run.arena), _logits(run.logits),
          _rows(plan, run), _scratch(plan, _shape, code, scratch), _gather(chooseGather())
    {
        _rowWords = static_cast<uint32_t>(_shape.positions) * code.inputs;
        _rowChannels = run.image.isGray ? 1 : plan.layer->channelsIn;
    }

    void run(const RowBand& band)
    {
        int step = rowStep(_layer);
        int built = band.first * step;
        _rows.begin(built - _layer.padding);
        _equalRows = 0;
        for (int first = band.first; first < band.last; first += _shape.bandRows)
        {
            int last = first + _shape.bandRows < band.last ? first + _shape.bandRows : band.last;
            int firstInput = first * step;
            int end = ((last - 1) * step) + windowRows(_layer);
            keepRows(built, firstInput);
            built = built < firstInput ? firstInput : built;
            for (; built < end; built++)
            {
                buildRow(built, built - firstInput);
            }

            for (int q = 0; q < (last - first) * _layer.pool; q++)
            {
                sumInputs(q * _layer.stride, _scratch.offsets + (static_cast<uint32_t>(q) * offsetRow()));
            }

            for (int block = 0; block < _code.blocks; block++)
            {
                for (int row = first; row < last; row++)
                {
                    if (!repeats(row, first, band))
                    {
                        runRow(block, row, row - first);
                    }
                }
            }

            for (int row = first; row < last; row++)
            {
                if (repeats(row, first, band))
                {
                    repeatRow(row, band.ownsHint(row));
                }
            }
        }
    }

private:
    // Moves rows of inputs that the next band reads too to the start. `firstInput` is the first that it reads.
    __attribute__((noinline)) void keepRows(int built, int firstInput)
    {
        if (built <= _firstInput || firstInput == _firstInput)
        {
            _firstInput = firstInput;
            return;
        }

        int from = firstInput - _firstInput;
        int count = built - firstInput;
        _firstInput = firstInput;
        move(_scratch.inputs, from, count, _rowWords);
        move(_scratch.positionSums, from, count, _shape.positions * sumWords(_code.width));
        move(_scratch.equalRows, from, count, 1);
    }

    static void move(uint32_t* rows, int from, int count, uint32_t rowWords)
    {
        const uint32_t* source = rows + (static_cast<uint32_t>(from) * rowWords);
#pragma GCC unroll 4
        for (const uint32_t* end = source + (static_cast<uint32_t>(count > 0 ? count : 0) * rowWords); source < end;)
        {
            *rows++ = *source++;
        }
    }

    // Gathers row `row` of the tiles, counted from the first that a window reads, to place `slot`.
    __attribute__((noinline)) void buildRow(int row, int slot)
    {
        int input = row - _layer.padding;
        uint32_t* words = _scratch.inputs + (static_cast<uint32_t>(slot) * _rowWords);
        uint32_t* sums = _scratch.positionSums + (static_cast<uint32_t>(slot) * _shape.positions * sumWords(_code.width));
        bool equal;
        if (_plan.input == nullptr)
        {
            uint32_t channels = _rowChannels;
            equal = _rows.readPadded(
                input, _scratch.imageRow, _layer.padding * channels, _plan.inputWidth * channels, _scratch.padded * channels);
            gatherImage(words, sums);
        }
        else
        {
            equal = _rows.read(input, nullptr);
            LaneTiles tiles = {_shape.tilesAcross, _shape.tileWidth, _shape.tileHeight, _shape.positions};
            int inputs = _code.inputs;
            uint32_t* at = words;
            auto gather = [&](const uint8_t* const* pixels) {
                _gather(_plan, pixels, at);
                at += inputs;
            };
            if (lanesOf(_code.width) == 4)
            {
                eachPosition<4>(_plan, tiles, input, _arena, {}, gather);
            }
            else
            {
                eachPosition<2>(_plan, tiles, input, _arena, {}, gather);
            }

            addUp(words, sums);
        }

        _equalRows = equal && _shape.tilesDown == 1 ? _equalRows + 1 : 1;
        _scratch.equalRows[slot] = static_cast<uint32_t>(_equalRows);
    }

    // Pixels of both tiles, doubled, and the sum of each position's.
    __attribute__((noinline)) void gatherImage(uint32_t* words, uint32_t* sums) const
    {
        uint32_t tile = static_cast<uint32_t>(_layer.stride * _shape.tileWidth) * _rowChannels;
        const uint8_t* p0 = _scratch.imageRow;
        const uint8_t* p1 = p0 + tile;
        if (_rowChannels > _code.inputs)
        {
            // Channels that share a weight.
            for (const uint32_t* end = words + _rowWords; words != end; words += _code.inputs, p0 += _rowChannels, p1 += _rowChannels)
            {
                const uint8_t* pixels[2] = {p0, p1};
                gatherLevels<2>(_plan, pixels, words);
                *sums++ = *words >> 1;
            }

            return;
        }

        if (_code.inputs == 3)
        {
            for (const uint32_t* end = words + _rowWords; words != end; words += 3, p0 += 3, p1 += 3)
            {
                uint32_t first = p0[0] | (static_cast<uint32_t>(p1[0]) << 16);
                uint32_t second = p0[1] | (static_cast<uint32_t>(p1[1]) << 16);
                uint32_t third = p0[2] | (static_cast<uint32_t>(p1[2]) << 16);
                words[0] = 2 * first;
                words[1] = 2 * second;
                words[2] = 2 * third;
                *sums++ = first + second + third;
            }

            return;
        }

        for (const uint32_t* end = words + _rowWords; words != end; p0++, p1++)
        {
            uint32_t pixel = *p0 | (static_cast<uint32_t>(*p1) << 16);
            *words++ = 2 * pixel;
            *sums++ = pixel;
        }
    }

    // The sum of each position's inputs.
    __attribute__((noinline)) void addUp(const uint32_t* words, uint32_t* sums) const
    {
        int inputs = _code.inputs;
        uint32_t* end = sums + _shape.positions;
        bool fits = inputs * _layer.largestInput() * _layer.weightDuplication <= 255;
        if (_code.width == LaneWidth::Byte && !fits)
        {
            for (; sums != end; sums++)
            {
                uint32_t even = 0;
                uint32_t odd = 0;
                for (const uint32_t* last = words + inputs; words != last; words++)
                {
                    even += *words & EvenBytes;
                    odd += (*words >> 8) & EvenBytes;
                }

                sums[0] = even;
                sums[_shape.positions] = odd;
            }

            return;
        }

        int shift = _code.width == LaneWidth::Halfword ? 1 : 0;
        for (; sums != end; sums++)
        {
            uint32_t sum = 0;
#pragma GCC unroll 4
            for (const uint32_t* last = words + inputs; words != last; words++)
            {
                sum += *words;
            }

            bool widened = _code.width == LaneWidth::Byte;
            sums[0] = widened ? sum & EvenBytes : sum >> shift;
            if (widened)
            {
                sums[_shape.positions] = (sum >> 8) & EvenBytes;
            }
        }
    }

    uint32_t offsetRow() const { return _shape.tileWidth * offsetWords(_code.width); }

    // The offsets of the windows whose first row of inputs is at `slot`.
    void sumInputs(int slot, uint32_t* offsets) const
    {
        uint32_t rowSums = _shape.positions * sumWords(_code.width);
        const uint32_t* first = _scratch.positionSums + (static_cast<uint32_t>(slot) * rowSums);
        bool three = _layer.kernel == 3;
        switch (_code.width)
        {
            case LaneWidth::Narrow:
                return three ? sumNarrow<3>(first, rowSums, offsets) : sumNarrow<0>(first, rowSums, offsets);

            case LaneWidth::Byte:
                sumWide(first, rowSums, 2, offsets);
                return sumWide(first + _shape.positions, rowSums, 2, offsets + 1);

            default:
                return sumWide(first, rowSums, 1, offsets);
        }
    }

    void sumWide(const uint32_t* first, uint32_t rowSums, uint32_t step, uint32_t* offsets) const
    {
        return _layer.kernel == 3 ? sumHalves<3>(first, rowSums, step, offsets) : sumHalves<0>(first, rowSums, step, offsets);
    }

    // -d * S in 16-bit lanes, for a kernel that is known, or 0.
    template <int Kernel>
    __attribute__((noinline)) void sumHalves(const uint32_t* first, uint32_t rowSums, uint32_t step, uint32_t* offsets) const
    {
        int kernel = Kernel == 0 ? _layer.kernel : Kernel;
        int stride = _layer.stride;
        uint32_t copies = _code.copies;
        for (uint32_t* end = offsets + (step * _shape.tileWidth); offsets < end; offsets += step, first += stride)
        {
            uint32_t sum = 0;
            const uint32_t* row = first;
            for (int y = 0; y < kernel; y++, row += rowSums)
            {
                sum += sumOfRow<Kernel>(row, kernel);
            }

            *offsets = 0u - (copies * sum);
        }
    }

    // -S / 2 rounded down and S modulo 2 in byte lanes, which hold a row of a window, not the whole of it.
    template <int Kernel> __attribute__((noinline)) void sumNarrow(const uint32_t* first, uint32_t rowSums, uint32_t* offsets) const
    {
        int kernel = Kernel == 0 ? _layer.kernel : Kernel;
        int stride = _layer.stride;
        for (uint32_t* end = offsets + (2 * _shape.tileWidth); offsets != end; first += stride)
        {
            uint32_t even = 0;
            uint32_t odd = 0;
            const uint32_t* row = first;
            for (int y = 0; y < kernel; y++, row += rowSums)
            {
                uint32_t sum = sumOfRow<Kernel>(row, kernel);
                even += sum & EvenBytes;
                odd += (sum >> 8) & EvenBytes;
            }

            // Rounding up makes the lanes even, so that the shift moves no bit from lane to lane.
            uint32_t evenRest = even & LowHalves;
            uint32_t oddRest = odd & LowHalves;
            even = (even + evenRest) >> 1;
            odd = (odd + oddRest) >> 1;
            *offsets++ = 0u - (even + (odd << 8));
            *offsets++ = evenRest | (oddRest << 8);
        }
    }

    template <int Kernel> static uint32_t sumOfRow(const uint32_t* row, int kernel)
    {
        if (Kernel == 3)
        {
            return row[0] + row[1] + row[2];
        }

        uint32_t sum = 0;
        for (int tap = 0; tap < kernel; tap++)
        {
            sum += row[tap];
        }

        return sum;
    }

    // Whether a row reads equal rows of inputs only, and the one above it did too.
    bool repeats(int row, int first, const RowBand& band) const
    {
        int step = rowStep(_layer);
        int last = ((row - first) * step) + windowRows(_layer) - 1;
        return row > band.first && _scratch.equalRows[last] >= static_cast<uint32_t>(windowRows(_layer) + step) && !_layer.isHead()
            && _shape.tilesDown == 1;
    }

    void repeatRow(int row, bool hint)
    {
        const MapLayout& map = _plan.output;
        __builtin_memcpy(map.row(_arena, row), map.row(_arena, row - 1), map.rowBytes());
        if (hint)
        {
            map.repeats(_arena)[row >> 3] |= static_cast<uint8_t>(1 << (row & 7));
        }
    }

    // A block's outputs in a row of the tiles.
    void runRow(int block, int row, int bandRow)
    {
        int pool = _layer.pool;
        int lanes = lanesOf(_code.width);
        uint32_t bytes = targetBytes(_plan);
        int columns = _shape.tileWidth / pool;
        int counts[4];
        int full = columns;
        CompiledWindow window;
        window.rowWords = _rowWords;
        for (int lane = 0; lane < lanes; lane++)
        {
            int column = (lane % _shape.tilesAcross) * columns;
            int laneRow = row + ((lane / _shape.tilesAcross) * (_shape.tileHeight / pool));
            int left = _plan.width - column;
            counts[lane] = laneRow >= _plan.height || left < 0 ? 0 : left < columns ? left : columns;
            full = counts[lane] < full ? counts[lane] : full;
            uint8_t* start = _layer.isHead() ? reinterpret_cast<uint8_t*>(_logits) : _arena + _plan.output.offset;
            window.targets[lane] =
                counts[lane] == 0 ? _scratch.nowhere : start + (static_cast<uint32_t>((laneRow * _plan.width) + column) * bytes);
        }

        const uint32_t* inputs = _scratch.inputs + (static_cast<uint32_t>(bandRow * rowStep(_layer)) * _rowWords);
        const uint32_t* offsets = _scratch.offsets + (static_cast<uint32_t>(bandRow * pool) * offsetRow());
        window.inputs = inputs;
        window.offsets = offsets;
        window.sums = _scratch.sums;
        CompiledBlock sums = _code.sums[block];
        CompiledBlock pools = pool == 1 ? nullptr : _code.pools[block];
        uint32_t step = static_cast<uint32_t>(_layer.stride) * _code.inputs;
        uint32_t words = offsetWords(_code.width);
        for (int x = 0;;)
        {
            if (pool == 1)
            {
                sums(window);
                window.inputs += step;
                window.offsets += words;
            }
            else
            {
                runPool(sums, pools, window, step, words);
            }

            if (++x == columns)
            {
                return;
            }

            for (int lane = 0; lane < lanes; lane++)
            {
                window.targets[lane] = x < full || x < counts[lane] ? window.targets[lane] + bytes : _scratch.nowhere;
            }
        }
    }

    // Four windows, then what they give together. Steps over both columns.
    void runPool(CompiledBlock sums, CompiledBlock pools, CompiledWindow& window, uint32_t step, uint32_t words)
    {
        const uint32_t* inputs = window.inputs;
        const uint32_t* offsets = window.offsets;
        const uint32_t* below = offsets + offsetRow();
        uint32_t windowSums = _code.mostFilters * sumWords(_code.width);
        sums(window);
        window.inputs = inputs + step;
        window.offsets = offsets + words;
        window.sums += windowSums;
        sums(window);
        window.inputs = inputs + (static_cast<uint32_t>(_layer.stride) * _rowWords);
        window.offsets = below;
        window.sums += windowSums;
        sums(window);
        window.inputs += step;
        window.offsets = below + words;
        window.sums += windowSums;
        sums(window);
        window.offsets = offsets;
        window.below = below;
        window.sums = _scratch.sums;
        pools(window);
        window.inputs = inputs + (2 * step);
        window.offsets = offsets + (2 * words);
    }

    LaneGather chooseGather() const
    {
        if (_plan.input == nullptr)
        {
            return nullptr;
        }

        bool four = lanesOf(_code.width) == 4;
        int stored = _layer.storedChannels();
        if (_plan.input->elementBits == 8 && _plan.input->elements == stored)
        {
            return four ? gatherBytes<4> : gatherBytes<2>;
        }

        if (_plan.input->elementBits == 2 && stored % 4 == 0)
        {
            return four ? gatherFours<4> : gatherFours<2>;
        }

        return four ? gatherLevels<4> : gatherLevels<2>;
    }

    const LayerPlan& _plan;
    const Layer& _layer;
    const CompiledShape& _shape;
    const CompiledCode& _code;
    uint8_t* _arena;
    int32_t* _logits;
    InputRows _rows;
    CompiledScratch _scratch;
    LaneGather _gather;
    uint32_t _rowWords;
    uint32_t _rowChannels; // of the image
    int _firstInput = 0; // at the start of the buffer
    int _equalRows = 0;
};

CompiledShape makeShape(const LayerPlan& plan, const CompiledCode& code, int tilesAcross, int bandRows)
{
    const Layer& layer = *plan.layer;
    CompiledShape shape = {};
    shape.tilesAcross = static_cast<uint8_t>(tilesAcross);
    shape.tilesDown = static_cast<uint8_t>(lanesOf(code.width) / tilesAcross);
    shape.tileWidth = static_cast<uint16_t>(tileSide(plan.convolvedWidth, tilesAcross, layer.pool));
    shape.tileHeight = static_cast<uint16_t>(tileSide(plan.convolvedHeight, shape.tilesDown, layer.pool));
    shape.positions = static_cast<uint16_t>((layer.stride * (shape.tileWidth - 1)) + layer.kernel);
    shape.bandRows = static_cast<uint16_t>(bandRows);
    return shape;
}

// Estimated RV32IMC instructions: the windows, gathering, and for each band the code that is fetched anew, a byte of which is taken for
// an eighth of an instruction.
uint64_t costOf(const LayerPlan& plan, const CompiledCode& code, const CompiledShape& shape)
{
    const Layer& layer = *plan.layer;
    int rows = shape.tileHeight / layer.pool;
    uint64_t windows = static_cast<uint64_t>(shape.tileWidth) * shape.tileHeight;
    uint64_t bands = static_cast<uint64_t>(divideUp(rows, shape.bandRows));
    uint64_t built = static_cast<uint64_t>((layer.stride * (shape.tileHeight - 1)) + layer.kernel) * shape.positions;
    bool bytes = plan.input == nullptr || plan.input->elementBits == 8;
    uint64_t levels = static_cast<uint64_t>(lanesOf(code.width) * layer.channelsIn);
    uint64_t gather = bytes ? code.inputs * (lanesOf(code.width) == 4 ? 20u : 10u)
        : layer.storedChannels() % 4 == 0 ? (levels * 2) + (code.inputs * 4u)
        : levels * 20;
    uint64_t moved = (bands - 1) * static_cast<uint64_t>(windowRows(layer) - rowStep(layer) > 0 ? windowRows(layer) - rowStep(layer) : 0) * shape.positions * code.inputs * 5;
    return (windows * (code.windowCost + (code.blocks * 40u) + 60)) + (built * (40 + gather + (code.inputs * 5u))) + moved + ((bands - 1) * code.codeBytes / 8);
}

void forEachShape(const LayerPlan& plan, const ShapeVisitor& visitor)
{
    const CompiledLayer* compiled = compiledLayer(plan.number);
    if (compiled == nullptr || compiled->fold != plan.output.fold)
    {
        return;
    }

    const CompiledCode& code = compiled->code;
    int lanes = lanesOf(code.width);
    for (int tilesAcross = lanes; tilesAcross >= 1; tilesAcross /= 2)
    {
        // The image comes row by row, so its tiles cannot lie one above the other.
        if (plan.input == nullptr && tilesAcross != lanes)
        {
            break;
        }

        int rows = makeShape(plan, code, tilesAcross, 1).tileHeight / plan.layer->pool;
        for (int bandRows = 1;; bandRows = bandRows * 2 < rows ? bandRows * 2 : rows)
        {
            CompiledShape shape = makeShape(plan, code, tilesAcross, bandRows);
            uint64_t cost = costOf(plan, code, shape);
            KernelShape offered = {};
            offered.cost = cost > UINT32_MAX ? UINT32_MAX : static_cast<uint32_t>(cost);
            offered.scratchBytes = CompiledScratch(plan, shape, code, nullptr).bytes;
            offered.data.set(shape);
            visitor.visit(visitor.context, offered);
            if (bandRows == rows)
            {
                break;
            }
        }
    }
}

void begin(const LayerPlan& plan, uint8_t* arena)
{
    // No row repeats another yet.
    if (!plan.layer->isHead())
    {
        __builtin_memset(plan.output.repeats(arena), 0, plan.output.repeatsBytes());
    }
}

void run(const LayerPlan& plan, const LayerRun& run, Share share, uint8_t* scratch)
{
    const CompiledLayer& compiled = *compiledLayer(plan.number);
    const CompiledShape& shape = plan.kernel.as<CompiledShape>();
    bool isGray = run.image.isGray && plan.input == nullptr && compiled.gray != nullptr;
    Convolution(plan, run, isGray ? *compiled.gray : compiled.code, scratch).run(RowBand::of(shape.tileHeight / plan.layer->pool, share));
}
}

const Kernel compiledKernel = {false, true, forEachShape, begin, run};

const CompiledLayer* compiledLayer(int number)
{
    for (int i = 0; i < compiledModel.layerCount; i++)
    {
        if (compiledModel.layers[i]->number == number)
        {
            return compiledModel.layers[i];
        }
    }

    return nullptr;
}

bool hasCompiledModel() { return compiledModel.layerCount > 0; }

bool isCompiled(uint32_t checksum) { return compiledModel.layerCount > 0 && compiledModel.checksum == checksum; }
}
