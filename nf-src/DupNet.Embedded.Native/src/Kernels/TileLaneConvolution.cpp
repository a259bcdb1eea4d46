#include "Kernels/TileLaneConvolution.h"

#include "Kernels/LaneOutput.h"
#include "Kernels/LaneScratch.h"
#include "Kernels/LaneShapes.h"
#include "Kernels/LaneSums.h"
#include "Kernels/SubsetTable.h"
#include "Kernels/WeightBits.h"

namespace dupnet
{
namespace
{
// A pixel of zeros, as large as any: 512 folded sums.
const uint8_t ZeroPixel[512] = {};

constexpr uint32_t EvenLanes = 0x00FF00FF;
constexpr uint32_t LowBits = 0x00010001;

// Its loops are functions of their own: inlined into one another they are left too few registers.
class Convolution
{
public:
    Convolution(const LayerPlan& plan, const LayerRun& run, uint8_t* scratch)
        : _plan(plan), _layer(*plan.layer), _shape(plan.kernel.as<LaneShape>()), _model(run.model), _image(run.image), _arena(run.arena),
          _scratch(plan, _shape, scratch), _output(plan, run, _scratch)
    {
        __builtin_memset(_padPixel, run.padValue, sizeof(_padPixel));
        _build = chooseBuild();
        _rowTableBytes = _shape.groups * _shape.positions * _shape.tableBytes();
    }

    __attribute__((noinline)) void run(const RowBand& band)
    {
        for (int first = 0; first < _layer.channelsOut; first += _shape.filterBlock)
        {
            int left = _layer.channelsOut - first;
            int filters = left < _shape.filterBlock ? left : _shape.filterBlock;
            readIndexes(first, filters);
            _output.beginBlock(first, filters);
            runRows(filters, band);
        }
    }

private:
    void runRows(int filters, const RowBand& band)
    {
        int step = _layer.pool * _layer.stride;
        int built = band.first * step;
        _firstRow = built - _layer.padding;
        _equalRows = 0;
        _isBar = false;
        for (int row = band.first; row < band.last; row++)
        {
            int firstTableRow = row * step;
            for (; built < firstTableRow + _shape.ringRows; built++)
            {
                buildRow(built);
            }

            // These windows and those of the row above read equal rows only.
            if (row > band.first && _equalRows >= _shape.ringRows + step && _output.canRepeat())
            {
                _output.repeatRow(row, band.ownsHint(row));
                continue;
            }

            LaneWindow windows[2];
            for (int q = 0; q < _layer.pool; q++)
            {
                makeWindow(firstTableRow + (q * _layer.stride), windows[q]);
                sumInputs(firstTableRow + (q * _layer.stride), q);
            }

            _output.beginRow(row);
            runFilters(windows, filters);
            _output.endRow();
        }
    }

    __attribute__((noinline)) void runFilters(const LaneWindow* windows, int filters)
    {
        int pool = _layer.pool;
        int columns = _shape.tileWidth;
        int indexBytes = _layer.weightPlanes() * _layer.kernel * _layer.kernel * _shape.groups;
        const uint8_t* indexes = _scratch.indexes;
        for (int f = 0; f < filters; f++)
        {
            for (int q = 0; q < pool; q++)
            {
                const uint32_t* offsets = _scratch.offsets + (q * columns);
                uint32_t* sums = _scratch.sums + (q * columns);
                if (_shape.narrow)
                {
                    sumNarrowLanes(windows[q], indexes, offsets, _output.bias(f), sums);
                }
                else if (_shape.byteLanes)
                {
                    sumByteLanes(windows[q], indexes, offsets, sums, pool * columns);
                }
                else
                {
                    sumHalfwordLanes(windows[q], indexes, offsets, sums);
                }
            }

            _output.store(f);
            indexes += indexBytes;
        }
    }

    void makeWindow(int firstTableRow, LaneWindow& window) const
    {
        for (int y = 0; y < _layer.kernel; y++)
        {
            window.rows[y] = _scratch.tables + (static_cast<uint32_t>((firstTableRow + y) % _shape.ringRows) * _rowTableBytes);
        }

        window.groups = _shape.groups;
        window.kernel = _layer.kernel;
        window.stride = _layer.stride;
        window.tableBytes = static_cast<int32_t>(_shape.tableBytes());
        window.groupBytes = window.tableBytes * _shape.positions;
        window.planes = _layer.weightPlanes();
        window.period = _shape.period;
        window.columns = _shape.tileWidth;
    }

    // offsets = -d * S for the windows of a convolution row. Narrow sums: -S/2 rounded down, and S modulo 2.
    __attribute__((noinline)) void sumInputs(int firstTableRow, int q)
    {
        int columns = _shape.tileWidth;
        int halves = _shape.byteLanes ? 2 : 1;
        uint32_t* offsets = _scratch.offsets + (q * columns);
        int halfStep = _layer.pool * columns;
        for (int half = 0; half < halves; half++)
        {
            sumPositions(firstTableRow, half, offsets + (half * halfStep));
        }

        if (!_shape.narrow)
        {
            for (int half = 0; half < halves; half++)
            {
                for (int x = 0; x < columns; x++)
                {
                    offsets[(half * halfStep) + x] *= 0u - _layer.inputDuplication;
                }
            }

            return;
        }

        for (int x = 0; x < columns; x++)
        {
            // Rounding up makes the lanes even, so that the shift moves no bit from lane to lane.
            uint32_t even = offsets[x];
            uint32_t odd = offsets[halfStep + x];
            uint32_t parity = (even & LowBits) | ((odd & LowBits) << 8);
            even = (even + (even & LowBits)) >> 1;
            odd = (odd + (odd & LowBits)) >> 1;
            offsets[x] = 0u - (even + (odd << 8));
            offsets[halfStep + x] = parity;
        }
    }

    // S of the windows of a convolution row, for even or odd lanes.
    void sumPositions(int firstTableRow, int half, uint32_t* target) const
    {
        int columns = _shape.tileWidth;
        int stride = _layer.stride;
        int kernel = _layer.kernel;
        int halves = _shape.byteLanes ? 2 : 1;
        for (int y = 0; y < kernel; y++)
        {
            int slot = (firstTableRow + y) % _shape.ringRows;
            const uint32_t* taps = _scratch.positionSums + (((slot * halves) + half) * _shape.positions);
            for (int x = 0; x < columns; x++)
            {
                uint32_t sum = y == 0 ? 0 : target[x];
                if (kernel == 3)
                {
                    sum += taps[0] + taps[1] + taps[2];
                }
                else
                {
                    for (int tap = 0; tap < kernel; tap++)
                    {
                        sum += taps[tap];
                    }
                }

                target[x] = sum;
                taps += stride;
            }
        }
    }

    // Cuts the filters' bits into byte offsets of table rows.
    __attribute__((noinline)) void readIndexes(int first, int filters)
    {
        int stored = _layer.storedChannels();
        int kernel = _layer.kernel;
        int filterBytes = _layer.filterBytes();
        int planes = _layer.weightPlanes();
        const uint8_t* weights = _model + _layer.weightsOffset + (first * filterBytes);
        uint8_t* target = _scratch.indexes;
        int rowIndexes = kernel * _shape.groups;
        int whole = stored / _shape.groupBits;
        int rest = stored - (whole * _shape.groupBits);
        bool halfBytes = _shape.groupBits == 4 && rest == 0;
        for (int f = 0; f < filters; f++)
        {
            for (int plane = planes - 1; plane >= 0; plane--)
            {
                const uint8_t* bits = weights + (f * filterBytes) + (plane * _layer.planeBytes());
                int bit = 0;
                for (int y = 0; y < kernel; y++)
                {
                    for (int x = 0; x < kernel; x++)
                    {
                        if (halfBytes)
                        {
                            readHalfBytes(bits + (bit >> 3), (bit & 4) != 0, whole, target + x);
                        }
                        else
                        {
                            readTap(bits + (bit >> 3), bit & 7, whole, rest, target + x);
                        }

                        bit += stored;
                    }

                    target += rowIndexes;
                }
            }
        }
    }

    // A tap whose first bit is bit `bit` of a byte: whole groups and the rest of a last one.
    void readTap(const uint8_t* next, int bit, int whole, int rest, uint8_t* target) const
    {
        int groupBits = _shape.groupBits;
        int kernel = _layer.kernel;

        // Shifted as an offset is; `valid` counts these two bits.
        uint32_t window = (static_cast<uint32_t>(*next++) >> bit) << 2;
        int valid = 10 - bit;
        uint32_t mask = ((1u << groupBits) - 1) << 2;
        for (const uint8_t* end = target + (whole * kernel); target != end; target += kernel)
        {
            if (valid < groupBits + 2)
            {
                window |= static_cast<uint32_t>(*next++) << valid;
                valid += 8;
            }

            *target = static_cast<uint8_t>(window & mask);
            window >>= groupBits;
            valid -= groupBits;
        }

        if (rest > 0)
        {
            if (valid < rest + 2)
            {
                window |= static_cast<uint32_t>(*next) << valid;
            }

            *target = static_cast<uint8_t>(window & (((1u << rest) - 1) << 2));
        }
    }

    // Groups of four that are halves of bytes.
    void readHalfBytes(const uint8_t* next, bool second, int groups, uint8_t* target) const
    {
        int kernel = _layer.kernel;
        if (second)
        {
            *target = (*next++ >> 2) & 0x3C;
            target += kernel;
            groups--;
        }

        for (; groups >= 2; groups -= 2)
        {
            uint32_t byte = *next++;
            target[0] = static_cast<uint8_t>((byte << 2) & 0x3C);
            target[kernel] = static_cast<uint8_t>((byte >> 2) & 0x3C);
            target += 2 * kernel;
        }

        if (groups > 0)
        {
            *target = static_cast<uint8_t>((*next << 2) & 0x3C);
        }
    }

    // Builds the tables of row `tableRow` of the tiles, counted from the first that a window reads.
    __attribute__((noinline)) void buildRow(int tableRow)
    {
        int row = tableRow - _layer.padding;
        _equalRows = readRow(row) ? _equalRows + 1 : 1;
        if (_equalRows > _shape.ringRows)
        {
            // The tables that these replace are the same.
            return;
        }

        if (_shape.byteLanes)
        {
            buildPositions<4>(tableRow, row);
        }
        else
        {
            buildPositions<2>(tableRow, row);
        }
    }

    // Gets a row of the image. Returns whether the row, of the image or the input map, is known to equal the one above it, of
    // which the caller has read the tables.
    bool readRow(int row)
    {
        bool inside = row >= 0 && row < _plan.inputHeight;
        bool wasBar = _isBar;
        _isBar = !inside;
        if (_plan.input == nullptr)
        {
            _isBar = !inside || _image.readRow(_image.context, row, _scratch.imageRow);
        }
        else if (inside && row > 0 && row > _firstRow)
        {
            return _shape.tilesDown == 1 && ((_plan.input->repeats(_arena)[row >> 3] >> (row & 7)) & 1) != 0;
        }

        return _isBar && wasBar && _shape.tilesDown == 1;
    }

    template <int Lanes> void buildPositions(int tableRow, int row)
    {
        constexpr int Halves = Lanes / 2;
        int slot = tableRow % _shape.ringRows;
        uint32_t tableBytes = _shape.tableBytes();
        uint8_t* tables = _scratch.tables + (static_cast<uint32_t>(slot) * _rowTableBytes);
        uint32_t* sums = _scratch.positionSums + (slot * Halves * _shape.positions);

        // Each lane's column, and where the map's column 0 of its row lies.
        const MapLayout* map = _plan.input;
        int pixelBytes = map == nullptr ? _layer.channelsIn : map->pixelBytes;
        const uint8_t* outside = map == nullptr ? _padPixel : ZeroPixel;
        const uint8_t* starts[Lanes];
        int columns[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            int laneRow = row + ((lane / _shape.tilesAcross) * _layer.stride * _shape.tileHeight);
            bool inside = laneRow >= 0 && laneRow < _plan.inputHeight;
            columns[lane] = inside ? ((lane % _shape.tilesAcross) * _layer.stride * _shape.tileWidth) - _layer.padding : INT32_MIN;
            starts[lane] = map == nullptr || !inside ? _scratch.imageRow : _arena + map->offset + (laneRow * map->width * pixelBytes);
        }

        for (int position = 0; position < _shape.positions; position++)
        {
            const uint8_t* pixels[Lanes];
            for (int lane = 0; lane < Lanes; lane++)
            {
                int column = columns[lane] + position;
                pixels[lane] = column >= 0 && column < _plan.inputWidth ? starts[lane] + (column * pixelBytes) : outside;
            }

            uint32_t even = 0;
            uint32_t odd = 0;
            _build(*this, pixels, tables, even, odd);
            sums[position] = even;
            if (Lanes == 4)
            {
                sums[position + _shape.positions] = odd;
            }

            tables += tableBytes;
        }
    }

    // Builds the tables of one position from its lanes' pixels and adds up its inputs in 16-bit lanes.
    using Build = void (*)(const Convolution& c, const uint8_t* const* pixels, uint8_t* table, uint32_t& even, uint32_t& odd);

    Build chooseBuild() const
    {
        bool plain = _plan.input == nullptr ? _layer.weightDuplication == 1 : _plan.input->elements == _layer.storedChannels();
        int bits = _plan.input == nullptr ? 8 : _plan.input->elementBits;
        if (plain && bits == 2 && _shape.groupBits == 4 && _shape.byteLanes)
        {
            return buildPairs;
        }

        if (plain && bits == 8 && _layer.storedChannels() == 3 && _shape.groupBits == 3 && !_shape.byteLanes)
        {
            return buildColour;
        }

        if (plain && bits == 8)
        {
            return _shape.byteLanes ? buildAny<gatherBytes4> : buildAny<gatherBytes2>;
        }

        if (bits == 2 && _layer.storedChannels() % 4 == 0)
        {
            return _shape.byteLanes ? buildAny<gatherFours<4>> : buildAny<gatherFours<2>>;
        }

        return buildAny<gatherLevels>;
    }

    // 2-bit levels, four a byte and group: straight from four bytes to a table.
    static void buildPairs(const Convolution& c, const uint8_t* const* pixels, uint8_t* table, uint32_t& even, uint32_t& odd)
    {
        constexpr uint32_t Levels = 0x03030303;
        const uint8_t* p0 = pixels[0];
        const uint8_t* p1 = pixels[1];
        const uint8_t* p2 = pixels[2];
        const uint8_t* p3 = pixels[3];
        int groupBytes = c._shape.positions * 64;
        for (const uint8_t* end = p0 + c._shape.groups; p0 != end;)
        {
            uint32_t word = combine(*p0++, *p1++, *p2++, *p3++);
            uint32_t v[4] = {word & Levels, (word >> 2) & Levels, (word >> 4) & Levels, (word >> 6) & Levels};
            uint32_t all = fillSubsetTable16(reinterpret_cast<uint32_t*>(table), v);
            even += all & EvenLanes;
            odd += (all >> 8) & EvenLanes;
            table += groupBytes;
        }
    }

    // Red, green and blue, doubled.
    static void buildColour(const Convolution&, const uint8_t* const* pixels, uint8_t* table, uint32_t& even, uint32_t&)
    {
        const uint8_t* p0 = pixels[0];
        const uint8_t* p1 = pixels[1];
        even = fillSubsetTable8(
            reinterpret_cast<uint32_t*>(table), 2 * (p0[0] | (static_cast<uint32_t>(p1[0]) << 16)),
            2 * (p0[1] | (static_cast<uint32_t>(p1[1]) << 16)), 2 * (p0[2] | (static_cast<uint32_t>(p1[2]) << 16))) >> 1;
    }

    // Any inputs and groups: first T of each stored channel, doubled for 16-bit lanes.
    using Gather = void (*)(const Convolution& c, const uint8_t* const* pixels);

    template <Gather gather>
    static void buildAny(const Convolution& c, const uint8_t* const* pixels, uint8_t* table, uint32_t& even, uint32_t& odd)
    {
        gather(c, pixels);
        int groupBits = c._shape.groupBits;
        uint32_t groupBytes = c._shape.positions * c._shape.tableBytes();
        const uint32_t* elements = c._scratch.elements;
        for (int left = c._layer.storedChannels(); left > 0; left -= groupBits)
        {
            uint32_t all = fillSubsetTable(reinterpret_cast<uint32_t*>(table), elements, left < groupBits ? left : groupBits);
            if (c._shape.byteLanes)
            {
                even += all & EvenLanes;
                odd += (all >> 8) & EvenLanes;
            }
            else
            {
                even += all >> 1;
            }

            elements += groupBits;
            table += groupBytes;
        }
    }

    // Elements of a byte each: T as the map holds it, or the image.
    static void gatherBytes2(const Convolution& c, const uint8_t* const* pixels)
    {
        const uint8_t* p0 = pixels[0];
        const uint8_t* p1 = pixels[1];
        uint32_t* elements = c._scratch.elements;
        for (const uint32_t* end = elements + c._layer.storedChannels(); elements != end; elements++)
        {
            *elements = 2 * (*p0++ | (static_cast<uint32_t>(*p1++) << 16));
        }
    }

    static void gatherBytes4(const Convolution& c, const uint8_t* const* pixels)
    {
        const uint8_t* p0 = pixels[0];
        const uint8_t* p1 = pixels[1];
        const uint8_t* p2 = pixels[2];
        const uint8_t* p3 = pixels[3];
        uint32_t* elements = c._scratch.elements;
        for (const uint32_t* end = elements + c._layer.storedChannels(); elements != end; elements++)
        {
            *elements = combine(*p0++, *p1++, *p2++, *p3++);
        }
    }

    // 2-bit levels, four a byte, where a duplicate starts at a byte too: four sums at a time.
    template <int Lanes> static void gatherFours(const Convolution& c, const uint8_t* const* pixels)
    {
        constexpr uint32_t Levels = Lanes == 4 ? 0x03030303 : 0x00030003;
        constexpr int Doubled = Lanes == 4 ? 0 : 1;
        const uint8_t* p0 = pixels[0];
        const uint8_t* p1 = pixels[1];
        const uint8_t* p2 = pixels[Lanes - 2];
        const uint8_t* p3 = pixels[Lanes - 1];
        int storedBytes = c._layer.storedChannels() / 4;
        int copies = c._layer.weightDuplication;
        uint32_t* elements = c._scratch.elements;
        for (int byte = 0; byte < storedBytes; byte++)
        {
            uint32_t t0 = 0;
            uint32_t t1 = 0;
            uint32_t t2 = 0;
            uint32_t t3 = 0;
            for (int copy = 0, at = byte; copy < copies; copy++, at += storedBytes)
            {
                uint32_t word = Lanes == 4 ? combine(p0[at], p1[at], p2[at], p3[at]) : p0[at] | (static_cast<uint32_t>(p1[at]) << 16);
                t0 += word & Levels;
                t1 += (word >> 2) & Levels;
                t2 += (word >> 4) & Levels;
                t3 += (word >> 6) & Levels;
            }

            *elements++ = t0 << Doubled;
            *elements++ = t1 << Doubled;
            *elements++ = t2 << Doubled;
            *elements++ = t3 << Doubled;
        }
    }

    // One level at a time; sums up duplicates where readers of a map that disagree in r have kept it unfolded.
    static void gatherLevels(const Convolution& c, const uint8_t* const* pixels)
    {
        int bits = c._plan.input == nullptr ? 8 : c._plan.input->elementBits;
        int count = c._plan.input == nullptr ? c._layer.channelsIn : c._plan.input->elements;
        int stored = c._layer.storedChannels();
        uint32_t* elements = c._scratch.elements;
        for (int j = 0; j < stored; j++)
        {
            elements[j] = 0;
        }

        uint32_t mask = (1u << bits) - 1;
        int scale = c._shape.byteLanes ? 0 : 1;
        int laneBits = c._shape.byteLanes ? 8 : 16;
        int j = 0;
        for (int i = 0; i < count; i++)
        {
            for (int lane = 0; lane < c._shape.lanes(); lane++)
            {
                uint32_t level = (static_cast<uint32_t>(pixels[lane][(i * bits) >> 3]) >> ((i * bits) & 7)) & mask;
                elements[j] += level << ((lane * laneBits) + scale);
            }

            j = j + 1 == stored ? 0 : j + 1;
        }
    }

    static uint32_t combine(uint32_t b0, uint32_t b1, uint32_t b2, uint32_t b3)
    {
        return b0 | (b1 << 8) | (b2 << 16) | (b3 << 24);
    }

    const LayerPlan& _plan;
    const Layer& _layer;
    const LaneShape& _shape;
    const uint8_t* _model;
    const RowSource& _image;
    uint8_t* _arena;
    LaneScratch _scratch;
    LaneOutput _output;
    uint32_t _rowTableBytes;
    int _firstRow;  // of the input map or image that is read first
    int _equalRows; // of those whose tables were built last, equal to one another
    bool _isBar;    // whether the last row lay outside, or was a bar of the image
    Build _build;
    uint8_t _padPixel[3];
};
}

namespace
{
void begin(const LayerPlan& plan, uint8_t* arena) { LaneOutput::clear(plan, arena); }

void run(const LayerPlan& plan, const LayerRun& run, Share share, uint8_t* scratch)
{
    int rows = plan.kernel.as<LaneShape>().tileHeight / plan.layer->pool;
    Convolution(plan, run, scratch).run(RowBand::of(rows, share));
}
}

const Kernel tileLaneKernel = {false, forEachLaneShape, begin, run};
}
