#include "Kernels/TileLaneConvolution.h"

#include "Kernels/InputRows.h"
#include "Kernels/LaneInputs.h"
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
constexpr uint32_t EvenLanes = 0x00FF00FF;
constexpr uint32_t LowBits = 0x00010001;

// Its loops are functions of their own: inlined into one another they are left too few registers.
class Convolution
{
public:
    Convolution(const LayerPlan& plan, const LayerRun& run, uint8_t* scratch)
        : _plan(plan), _layer(*plan.layer), _shape(plan.kernel.as<LaneShape>()), _taps(_layer, _shape), _model(run.model), _rows(plan, run),
          _arena(run.arena), _scratch(plan, _shape, scratch), _output(plan, run, _scratch)
    {
        __builtin_memset(_padPixel, run.padValue, sizeof(_padPixel));
        _build = chooseBuild();
        _sum = laneSumFor(_taps.window(_shape));
        _steps = laneSteps(_taps.window(_shape), _shape.tileWidth);
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
        _rows.begin(built - _layer.padding);
        _equalRows = 0;
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
        int indexBytes = _taps.indexes(_shape);
        const uint8_t* indexes = _scratch.indexes;
        for (int first = 0; first < filters; first += LaneFilters::Most)
        {
            int count = filters - first < LaneFilters::Most ? filters - first : LaneFilters::Most;
            LaneFilters together = {indexes, _output.bias(first), _shape.filterWords(), count, pool * columns};
            for (int q = 0; q < pool; q++)
            {
                _sum(windows[q], together, _scratch.offsets + (q * columns), _scratch.sums + (LaneFilters::Most * q * columns));
            }

            _output.store(first, count);
            indexes += count * indexBytes;
        }
    }

    void makeWindow(int firstTableRow, LaneWindow& window) const
    {
        for (int y = 0; y < _taps.rows; y++)
        {
            window.rows[y] = _scratch.tables + (static_cast<uint32_t>((firstTableRow + y) % _shape.ringRows) * _rowTableBytes);
        }

        window.groups = _shape.groups;
        window.kernel = _taps.rows;
        window.taps = _taps.columns;
        window.stride = _taps.stride;
        window.tableBytes = static_cast<int32_t>(_shape.tableBytes());
        window.groupBytes = window.tableBytes * _shape.positions;
        window.planes = _taps.planes;
        window.period = _shape.period;
        window.steps = _steps;
    }

    // offsets = -d * S for the windows of a convolution row. Narrow sums: -S/2 rounded down, and S modulo 2.
    __attribute__((noinline)) void sumInputs(int firstTableRow, int q)
    {
        int columns = _shape.tileWidth;
        uint32_t* offsets = _scratch.offsets + (q * columns);
        int halfStep = _layer.pool * columns;
        if (_shape.narrow)
        {
            sumNarrow(firstTableRow, offsets, offsets + halfStep);
            return;
        }

        for (int half = 0; half < (_shape.byteLanes ? 2 : 1); half++, offsets += halfStep)
        {
            sumPositions(firstTableRow, half, offsets);
            for (int x = 0; x < columns; x++)
            {
                offsets[x] *= 0u - static_cast<uint32_t>(_taps.copies);
            }
        }
    }

    // The inputs of a position, and those of a row of them, fit a byte.
    void sumNarrow(int firstTableRow, uint32_t* halfSums, uint32_t* parities) const
    {
        int kernel = _layer.kernel;
        const uint32_t* rows[7];
        for (int y = 0; y < kernel; y++)
        {
            rows[y] = positionSums(firstTableRow + y, 0, 1);
        }

        for (int x = 0; x < _shape.tileWidth; x++)
        {
            uint32_t even = 0;
            uint32_t odd = 0;
            for (int y = 0; y < kernel; y++)
            {
                const uint32_t* taps = rows[y] + (x * _layer.stride);
                uint32_t sum = taps[0];
                for (int tap = 1; tap < kernel; tap++)
                {
                    sum += taps[tap];
                }

                even += sum & EvenLanes;
                odd += (sum >> 8) & EvenLanes;
            }

            // Rounding up makes the lanes even, so that the shift moves no bit from lane to lane.
            parities[x] = (even & LowBits) | ((odd & LowBits) << 8);
            even = (even + (even & LowBits)) >> 1;
            odd = (odd + (odd & LowBits)) >> 1;
            halfSums[x] = 0u - (even + (odd << 8));
        }
    }

    // S of the windows of a convolution row, for even or odd lanes.
    void sumPositions(int firstTableRow, int half, uint32_t* target) const
    {
        int columns = _shape.tileWidth;
        int stride = _taps.stride;
        int halves = _shape.byteLanes ? 2 : 1;
        if (_taps.rows == 3 && _taps.columns == 3)
        {
            const uint32_t* a = positionSums(firstTableRow, half, halves);
            const uint32_t* b = positionSums(firstTableRow + 1, half, halves);
            const uint32_t* c = positionSums(firstTableRow + 2, half, halves);
            for (const uint32_t* end = target + columns; target != end; a += stride, b += stride, c += stride)
            {
                *target++ = a[0] + a[1] + a[2] + b[0] + b[1] + b[2] + c[0] + c[1] + c[2];
            }

            return;
        }

        if (_taps.rows == 3 && _taps.columns == 1)
        {
            const uint32_t* a = positionSums(firstTableRow, half, halves);
            const uint32_t* b = positionSums(firstTableRow + 1, half, halves);
            const uint32_t* c = positionSums(firstTableRow + 2, half, halves);
            for (const uint32_t* end = target + columns; target != end; a += stride, b += stride, c += stride)
            {
                *target++ = *a + *b + *c;
            }

            return;
        }

        for (int y = 0; y < _taps.rows; y++)
        {
            const uint32_t* taps = positionSums(firstTableRow + y, half, halves);
            for (int x = 0; x < columns; x++)
            {
                uint32_t sum = y == 0 ? 0 : target[x];
                for (int tap = 0; tap < _taps.columns; tap++)
                {
                    sum += taps[tap];
                }

                target[x] = sum;
                taps += stride;
            }
        }
    }

    const uint32_t* positionSums(int tableRow, int half, int halves) const
    {
        return _scratch.positionSums + ((((tableRow % _shape.ringRows) * halves) + half) * _shape.positions);
    }

    // Cuts the filters' bits into byte offsets of table rows.
    __attribute__((noinline)) void readIndexes(int first, int filters)
    {
        if (_shape.grayRows == GrayRows::Frame)
        {
            for (int f = 0; f < filters; f++)
            {
                readGrayIndexes(first + f, _scratch.indexes + (f * _taps.indexes(_shape)));
            }

            return;
        }

        int planes = _taps.planes;
        int planeIndexes = _taps.rows * _taps.columns * _shape.groups;
        const uint8_t* weights = _model + _layer.weightsOffset + (first * _layer.filterBytes());
        uint8_t* target = _scratch.indexes;
        bool halfBytes = _shape.groupBits == 4 && _layer.storedChannels() % 8 == 0;
        for (int f = 0; f < filters; f++)
        {
            for (int plane = planes - 1; plane >= 0; plane--)
            {
                const uint8_t* bits = weights + (plane * _layer.planeBytes());
                if (halfBytes)
                {
                    readHalfBytes(bits, target);
                }
                else
                {
                    readBits(bits, target);
                }

                target += planeIndexes;
            }

            weights += _layer.filterBytes();
        }
    }

    // The taps of a filter's plane, one after the other: whole groups, and the rest of a last one.
    __attribute__((noinline)) void readBits(const uint8_t* next, uint8_t* target) const
    {
        int groupBits = _shape.groupBits;
        int columns = _taps.columns;
        int whole = _taps.inputs / groupBits;
        int rest = _taps.inputs - (whole * groupBits);
        uint32_t mask = ((1u << groupBits) - 1) << 2;
        uint32_t restMask = ((1u << rest) - 1) << 2;

        // Shifted as an offset is; `valid` counts these two bits.
        uint32_t window = 0;
        int valid = 2;
        auto fill = [&](int bits) {
            if (valid < bits + 2)
            {
                window |= static_cast<uint32_t>(*next++) << valid;
                valid += 8;
            }
        };
        for (int y = 0; y < _taps.rows; y++)
        {
            for (uint8_t* endOfRow = target + columns; target != endOfRow; target++)
            {
                uint8_t* index = target;
                for (const uint8_t* end = index + (whole * columns); index != end; index += columns)
                {
                    fill(groupBits);
                    *index = static_cast<uint8_t>(window & mask);
                    window >>= groupBits;
                    valid -= groupBits;
                }

                if (rest > 0)
                {
                    fill(rest);
                    *index = static_cast<uint8_t>(window & restMask);
                    window >>= rest;
                    valid -= rest;
                }
            }

            target += columns * (_shape.groups - 1);
        }
    }

    // Of a gray frame: how many copies of all channels of a pixel are +1, as bits of a row's pixels.
    void readGrayIndexes(int filter, uint8_t* target) const
    {
        int kernel = _layer.kernel;
        int stored = _layer.storedChannels();
        for (int plane = _taps.planes - 1; plane >= 0; plane--)
        {
            for (int y = 0; y < kernel; y++)
            {
                for (int x = 0; x < kernel; x += _shape.groupBits)
                {
                    uint32_t subset = 0;
                    for (int bit = 0; bit < _shape.groupBits && x + bit < kernel; bit++)
                    {
                        int ones = 0;
                        for (int i = 0; i < _layer.channelsIn; i++)
                        {
                            ones += weightOnes(_model, _layer, filter, (((y * kernel) + x + bit) * stored) + (i % stored));
                        }

                        subset |= static_cast<uint32_t>((ones >> plane) & 1) << bit;
                    }

                    *target++ = static_cast<uint8_t>(subset << 2);
                }
            }
        }
    }

    // The same for groups of four that are halves of bytes.
    __attribute__((noinline)) void readHalfBytes(const uint8_t* next, uint8_t* target) const
    {
        int kernel = _layer.kernel;
        int groups = _shape.groups;
        for (int y = 0; y < kernel; y++)
        {
            for (uint8_t* endOfRow = target + kernel; target != endOfRow; target++)
            {
                uint8_t* index = target;
                for (const uint8_t* end = next + (groups / 2); next != end; next++)
                {
                    uint32_t byte = *next;
                    index[0] = static_cast<uint8_t>((byte << 2) & 0x3C);
                    index[kernel] = static_cast<uint8_t>((byte >> 2) & 0x3C);
                    index += 2 * kernel;
                }
            }

            target += kernel * (groups - 1);
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

        if (_shape.grayRows != GrayRows::None)
        {
            buildGray(tableRow);
        }
        else if (_shape.byteLanes)
        {
            buildPositions<4>(tableRow, row);
        }
        else
        {
            buildPositions<2>(tableRow, row);
        }
    }

    // Takes a row of the input. Returns whether it is known to equal the one above it, of which the tables are there.
    bool readRow(int row)
    {
        bool equal = _shape.grayRows == GrayRows::None ? _rows.read(row, _scratch.imageRow) : readGray(row);
        return equal && _shape.tilesDown == 1;
    }

    bool readGray(int row)
    {
        uint32_t windows = (_layer.stride * ((static_cast<uint32_t>(_shape.tileWidth) * _shape.tilesAcross) - 1)) + _layer.kernel;
        return _rows.readPadded(row, _scratch.imageRow, _layer.padding, _plan.inputWidth, windows);
    }

    // Tables of the neighbouring pixels of each window's row.
    __attribute__((noinline)) void buildGray(int tableRow)
    {
        int slot = tableRow % _shape.ringRows;
        uint32_t* table = reinterpret_cast<uint32_t*>(_scratch.tables + (static_cast<uint32_t>(slot) * _rowTableBytes));
        uint32_t* sums = _scratch.positionSums + (slot * _shape.positions);
        int stride = _layer.stride;
        const uint8_t* first = _scratch.imageRow;
        const uint8_t* second = first + (stride * _shape.tileWidth);
        auto pair = [](uint32_t a, uint32_t b) { return 2 * (a | (b << 16)); };
        uint32_t* end = sums + _shape.positions;
        if (_layer.kernel == 3 && stride == 2 && _shape.groups == 1 && _shape.groupBits == 3)
        {
            uint32_t left = pair(first[0], second[0]);
            for (; sums != end; first += 2, second += 2, table += 8)
            {
                uint32_t right = pair(first[2], second[2]);
                *sums++ = fillSubsetTable8(table, left, pair(first[1], second[1]), right) >> 1;
                left = right;
            }

            return;
        }

        uint32_t tableWords = _shape.tableBytes() / 4;
        for (; sums != end; first += stride, second += stride, table += tableWords)
        {
            uint32_t* elements = _scratch.elements;
            for (int i = 0; i < _taps.inputs; i++)
            {
                elements[i] = pair(first[i], second[i]);
            }

            uint32_t sum = 0;
            uint32_t* groupTable = table;
            for (int left = _taps.inputs; left > 0; left -= _shape.groupBits)
            {
                sum += fillSubsetTable(groupTable, elements, left < _shape.groupBits ? left : _shape.groupBits) >> 1;
                elements += _shape.groupBits;
                groupTable += _shape.positions * tableWords;
            }

            *sums++ = sum;
        }
    }

    template <int Lanes> __attribute__((noinline)) void buildPositions(int tableRow, int row)
    {
        constexpr int Halves = Lanes / 2;
        int slot = tableRow % _shape.ringRows;
        uint32_t tableBytes = _shape.tableBytes();
        uint8_t* tables = _scratch.tables + (static_cast<uint32_t>(slot) * _rowTableBytes);
        uint32_t* sums = _scratch.positionSums + (slot * (_shape.narrow ? 1 : Halves) * _shape.positions);

        LaneTiles tiles = {_shape.tilesAcross, _shape.tileWidth, _shape.tileHeight, _shape.positions};
        eachPosition<Lanes>(_plan, tiles, row, _arena, {_scratch.imageRow, _padPixel, _layer.channelsIn}, [this, tables, sums, tableBytes](const uint8_t* const* pixels) mutable {
            _build(*this, pixels, tables, sums);
            sums++;
            tables += tableBytes;
        });
    }

    // Builds the tables of one position from its lanes' pixels and adds up its inputs, in 16-bit lanes (those of odd byte lanes
    // as many words further as there are positions) or, if narrow, in byte lanes.
    using Build = void (*)(const Convolution& c, const uint8_t* const* pixels, uint8_t* table, uint32_t* sums);

    Build chooseBuild() const
    {
        bool plain = _plan.input == nullptr ? _layer.weightDuplication == 1 : _plan.input->elements == _layer.storedChannels();
        int bits = _plan.input == nullptr ? 8 : _plan.input->elementBits;
        if (plain && bits == 2 && _shape.groupBits == 4 && _shape.byteLanes)
        {
            return _shape.narrow ? buildPairs<true> : buildPairs<false>;
        }

        if (plain && bits == 8 && _layer.storedChannels() == 3 && _shape.groupBits == 3 && !_shape.byteLanes)
        {
            return buildColour;
        }

        if (plain && bits == 8)
        {
            return _shape.byteLanes ? buildAny<gatherBytes<4>> : buildAny<gatherBytes<2>>;
        }

        if (bits == 2 && _layer.storedChannels() % 4 == 0)
        {
            return _shape.byteLanes ? buildAny<gatherFours<4>> : buildAny<gatherFours<2>>;
        }

        return _shape.byteLanes ? buildAny<gatherLevels<4>> : buildAny<gatherLevels<2>>;
    }

    // 2-bit levels, four a byte and group: straight from four bytes to a table.
    template <bool Narrow> static void buildPairs(const Convolution& c, const uint8_t* const* pixels, uint8_t* table, uint32_t* sums)
    {
        uint32_t even = 0;
        uint32_t odd = 0;
        constexpr uint32_t Levels = 0x03030303;
        const uint8_t* p0 = pixels[0];
        const uint8_t* p1 = pixels[1];
        const uint8_t* p2 = pixels[2];
        const uint8_t* p3 = pixels[3];
        int groupBytes = c._shape.positions * 64;
        for (const uint8_t* end = p0 + c._shape.groups; p0 != end;)
        {
            uint32_t word = joinedBytes(*p0++, *p1++, *p2++, *p3++);
            uint32_t v[4] = {word & Levels, (word >> 2) & Levels, (word >> 4) & Levels, (word >> 6) & Levels};
            uint32_t all = fillSubsetTable16(reinterpret_cast<uint32_t*>(table), v);
            even += Narrow ? all : all & EvenLanes;
            odd += Narrow ? 0 : (all >> 8) & EvenLanes;
            table += groupBytes;
        }

        sums[0] = even;
        if (!Narrow)
        {
            sums[c._shape.positions] = odd;
        }
    }

    // Red, green and blue, doubled.
    static void buildColour(const Convolution&, const uint8_t* const* pixels, uint8_t* table, uint32_t* sums)
    {
        const uint8_t* p0 = pixels[0];
        const uint8_t* p1 = pixels[1];
        *sums = fillSubsetTable8(
            reinterpret_cast<uint32_t*>(table), 2 * (p0[0] | (static_cast<uint32_t>(p1[0]) << 16)),
            2 * (p0[1] | (static_cast<uint32_t>(p1[1]) << 16)), 2 * (p0[2] | (static_cast<uint32_t>(p1[2]) << 16))) >> 1;
    }

    // Any inputs and groups.
    template <LaneGather gather>
    static void buildAny(const Convolution& c, const uint8_t* const* pixels, uint8_t* table, uint32_t* sums)
    {
        gather(c._plan, pixels, c._scratch.elements);
        int groupBits = c._shape.groupBits;
        uint32_t groupBytes = c._shape.positions * c._shape.tableBytes();
        const uint32_t* elements = c._scratch.elements;
        bool widened = c._shape.byteLanes && !c._shape.narrow;
        int shift = c._shape.byteLanes ? 0 : 1;
        uint32_t even = 0;
        uint32_t odd = 0;
        for (int left = c._layer.storedChannels(); left > 0; left -= groupBits)
        {
            uint32_t all = fillSubsetTable(reinterpret_cast<uint32_t*>(table), elements, left < groupBits ? left : groupBits);
            if (widened)
            {
                even += all & EvenLanes;
                odd += (all >> 8) & EvenLanes;
            }
            else
            {
                even += all >> shift;
            }

            elements += groupBits;
            table += groupBytes;
        }

        sums[0] = even;
        if (widened)
        {
            sums[c._shape.positions] = odd;
        }
    }

    const LayerPlan& _plan;
    const Layer& _layer;
    const LaneShape& _shape;
    LaneTaps _taps;
    const uint8_t* _model;
    InputRows _rows;
    uint8_t* _arena;
    LaneScratch _scratch;
    LaneOutput _output;
    uint32_t _rowTableBytes;
    int _equalRows; // of those whose tables were built last, equal to one another
    Build _build;
    LaneSum _sum;
    LaneSteps _steps; // of a row of the tile
    uint8_t _padPixel[3];
};
}

namespace
{
void begin(const LayerPlan& plan, uint8_t* arena) { LaneOutput::clear(plan, arena); }

void run(const LayerPlan& plan, const LayerRun& run, Share share, uint8_t* scratch)
{
    LaneShape shape = plan.kernel.as<LaneShape>();
    RowBand band = RowBand::of(shape.tileHeight / plan.layer->pool, share);
    bool isGray = run.image.isGray && plan.input == nullptr && makeGrayShape(plan, shape);
    LayerPlan gray = plan;
    if (isGray)
    {
        gray.kernel.set(shape);
    }

    Convolution(isGray ? gray : plan, run, scratch).run(band);
}
}

const Kernel tileLaneKernel = {false, false, forEachLaneShape, begin, run};
}
