#include "Kernels/PixelLaneConvolution.h"

#include "Kernels/LaneOutput.h"
#include "Kernels/LaneScratch.h"
#include "Kernels/LaneSums.h"
#include "Kernels/SubsetTable.h"
#include "Kernels/WeightBits.h"

namespace dupnet
{
namespace
{
// A pixel of zeros, as large as any: 512 folded sums.
const uint8_t ZeroPixel[512] = {};

class Convolution
{
public:
    Convolution(
        const LayerPlan& plan, const uint8_t* model, uint8_t padValue, const RowSource& image, uint8_t* arena, int32_t* logits)
        : _plan(plan), _layer(*plan.layer), _shape(plan.shape), _model(model), _image(image), _arena(arena),
          _scratch(plan.task(), plan.shape, arena + plan.scratchOffset), _output(plan, model, _scratch, arena, logits)
    {
        __builtin_memset(_padPixel, padValue, sizeof(_padPixel));
        _rowTableBytes = _shape.groups * _shape.positions * _shape.tableBytes();
    }

    void run()
    {
        _output.clear();
        for (int first = 0; first < _layer.channelsOut; first += _shape.filterBlock)
        {
            int left = _layer.channelsOut - first;
            int filters = left < _shape.filterBlock ? left : _shape.filterBlock;
            readIndexes(first, filters);
            _output.beginBlock(first, filters);
            runRows(filters);
        }
    }

private:
    void runRows(int filters)
    {
        int rows = _shape.blockHeight / _layer.pool;
        int built = 0;
        for (int row = 0; row < rows; row++)
        {
            int firstTableRow = row * _layer.pool * _layer.stride;
            for (; built < firstTableRow + _shape.ringRows; built++)
            {
                buildRow(built);
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

    void runFilters(const LaneWindow* windows, int filters)
    {
        int pool = _layer.pool;
        int columns = _shape.blockWidth;
        int indexBytes = _layer.weightPlanes() * _layer.kernel * _layer.kernel * _shape.groups;
        const uint8_t* indexes = _scratch.indexes;
        for (int f = 0; f < filters; f++)
        {
            for (int q = 0; q < pool; q++)
            {
                const uint32_t* offsets = _scratch.offsets + (q * columns);
                uint32_t* sums = _scratch.sums + (q * columns);
                if (_shape.byteLanes)
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

        window.kernel = _layer.kernel;
        window.stride = _layer.stride;
        window.groups = _shape.groups;
        window.tableBytes = static_cast<int32_t>(_shape.tableBytes());
        window.groupBytes = window.tableBytes * _shape.positions;
        window.planes = _layer.weightPlanes();
        window.period = _shape.period;
        window.columns = _shape.blockWidth;
    }

    // offsets = -d * S for the windows of a convolution row.
    void sumInputs(int firstTableRow, int q)
    {
        int columns = _shape.blockWidth;
        int positions = _shape.positions;
        for (int half = 0; half < _shape.halves(); half++)
        {
            uint32_t* offsets = _scratch.offsets + (((half * _layer.pool) + q) * columns);
            for (int x = 0; x < columns; x++)
            {
                offsets[x] = 0;
            }

            for (int y = 0; y < _layer.kernel; y++)
            {
                int slot = (firstTableRow + y) % _shape.ringRows;
                const uint32_t* row = _scratch.positionSums + (((slot * _shape.halves()) + half) * positions);
                for (int x = 0; x < columns; x++)
                {
                    const uint32_t* taps = row + (x * _layer.stride);
                    for (int tap = 0; tap < _layer.kernel; tap++)
                    {
                        offsets[x] += taps[tap];
                    }
                }
            }

            for (int x = 0; x < columns; x++)
            {
                offsets[x] *= 0u - _layer.inputDuplication;
            }
        }
    }

    // Cuts the filters' bits into byte offsets of table rows.
    void readIndexes(int first, int filters)
    {
        int stored = _layer.storedChannels();
        int kernel = _layer.kernel;
        int filterBytes = _layer.filterBytes();
        int planes = _layer.weightPlanes();
        const uint8_t* weights = _model + _layer.weightsOffset + (first * filterBytes);
        uint8_t* target = _scratch.indexes;
        int rowIndexes = kernel * _shape.groups;
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
                        readTap(bits, bit, stored, target + x);
                        bit += stored;
                    }

                    target += rowIndexes;
                }
            }
        }
    }

    void readTap(const uint8_t* bits, int bit, int stored, uint8_t* target) const
    {
        int groupBits = _shape.groupBits;
        uint32_t mask = (1u << groupBits) - 1;
        const uint8_t* next = bits + (bit >> 3);
        uint32_t window = static_cast<uint32_t>(*next++) >> (bit & 7);
        int valid = 8 - (bit & 7);
        for (int left = stored; left > 0; left -= groupBits)
        {
            if (left < groupBits)
            {
                mask = (1u << left) - 1;
            }

            if (valid < groupBits && valid < left)
            {
                window |= static_cast<uint32_t>(*next++) << valid;
                valid += 8;
            }

            *target = static_cast<uint8_t>((window & mask) << 2);
            target += _layer.kernel;
            window >>= groupBits;
            valid -= groupBits;
        }
    }

    // Builds the tables of row `tableRow` of the lanes' blocks, counted from the first that a window reads.
    void buildRow(int tableRow)
    {
        int row = tableRow - _layer.padding;
        if (_plan.input == nullptr && row >= 0 && row < _plan.inputHeight)
        {
            _image.readRow(_image.context, row, _scratch.imageRow);
        }

        int slot = tableRow % _shape.ringRows;
        uint8_t* tables = _scratch.tables + (static_cast<uint32_t>(slot) * _rowTableBytes);
        uint32_t* sums = _scratch.positionSums + (slot * _shape.halves() * _shape.positions);
        uint32_t tableBytes = _shape.tableBytes();
        int stored = _layer.storedChannels();
        int groupBits = _shape.groupBits;
        for (int position = 0; position < _shape.positions; position++)
        {
            const uint8_t* pixels[4];
            for (int lane = 0; lane < _shape.lanes(); lane++)
            {
                pixels[lane] = pixel(lane, position - _layer.padding, row);
            }

            gather(pixels);
            sumElements(sums + position);
            uint8_t* table = tables + (static_cast<uint32_t>(position) * tableBytes);
            for (int j = 0; j < stored; j += groupBits)
            {
                int left = stored - j;
                fillSubsetTable(reinterpret_cast<uint32_t*>(table), _scratch.elements + j, left < groupBits ? left : groupBits);
                table += _shape.positions * tableBytes;
            }
        }
    }

    // The pixel of a lane's block; outside the map the pad value, or zeros.
    const uint8_t* pixel(int lane, int column, int row) const
    {
        column += (lane % _shape.lanesX) * _layer.stride * _shape.blockWidth;
        row += (lane / _shape.lanesX) * _layer.stride * _shape.blockHeight;
        bool inside = column >= 0 && column < _plan.inputWidth && row >= 0 && row < _plan.inputHeight;
        if (_plan.input == nullptr)
        {
            return inside ? _scratch.imageRow + (column * _layer.channelsIn) : _padPixel;
        }

        const FeatureMap& map = *_plan.input;
        return inside ? _arena + map.offset + (static_cast<uint32_t>((row * map.width) + column) * map.pixelBytes) : ZeroPixel;
    }

    // Elements of a position: T of each stored channel, doubled for 16-bit lanes.
    void gather(const uint8_t* const* pixels)
    {
        int bits = _plan.input == nullptr ? 8 : _plan.input->elementBits;
        int count = _plan.input == nullptr ? _layer.channelsIn : _plan.input->elements;
        uint32_t* elements = _scratch.elements;
        int stored = _layer.storedChannels();
        if (count == stored && bits == 8)
        {
            gatherBytes(pixels, count, elements);
        }
        else if (count == stored && bits == 2)
        {
            gatherPairs(pixels, count, elements);
        }
        else
        {
            // Readers of a map that disagree in r, or 1-bit levels: one level at a time.
            for (int j = 0; j < stored; j++)
            {
                elements[j] = 0;
            }

            int j = 0;
            uint32_t mask = (1u << bits) - 1;
            int scale = _shape.byteLanes ? 0 : 1;
            int laneBits = _shape.byteLanes ? 8 : 16;
            for (int i = 0; i < count; i++)
            {
                for (int lane = 0; lane < _shape.lanes(); lane++)
                {
                    uint32_t level = (static_cast<uint32_t>(pixels[lane][(i * bits) >> 3]) >> ((i * bits) & 7)) & mask;
                    elements[j] += level << ((lane * laneBits) + scale);
                }

                j = j + 1 == stored ? 0 : j + 1;
            }
        }
    }

    void gatherBytes(const uint8_t* const* pixels, int count, uint32_t* elements) const
    {
        const uint8_t* p0 = pixels[0];
        const uint8_t* p1 = pixels[1];
        if (!_shape.byteLanes)
        {
            for (int j = 0; j < count; j++)
            {
                elements[j] = (static_cast<uint32_t>(p0[j]) << 1) | (static_cast<uint32_t>(p1[j]) << 17);
            }

            return;
        }

        const uint8_t* p2 = pixels[2];
        const uint8_t* p3 = pixels[3];
        for (int j = 0; j < count; j++)
        {
            elements[j] = combine(p0[j], p1[j], p2[j], p3[j]);
        }
    }

    void gatherPairs(const uint8_t* const* pixels, int count, uint32_t* elements) const
    {
        const uint8_t* p0 = pixels[0];
        const uint8_t* p1 = pixels[1];
        const uint8_t* p2 = _shape.byteLanes ? pixels[2] : p0;
        const uint8_t* p3 = _shape.byteLanes ? pixels[3] : p1;
        for (int j = 0; j < count; j += 4)
        {
            uint32_t word = _shape.byteLanes ? combine(*p0++, *p1++, *p2++, *p3++)
                                             : (static_cast<uint32_t>(*p0++) << 1) | (static_cast<uint32_t>(*p1++) << 17);
            uint32_t mask = _shape.byteLanes ? 0x03030303u : 0x00060006u;
            int end = count - j < 4 ? count - j : 4;
            for (int i = 0; i < end; i++)
            {
                elements[j + i] = word & mask;
                word >>= 2;
            }
        }
    }

    static uint32_t combine(uint32_t b0, uint32_t b1, uint32_t b2, uint32_t b3)
    {
        return b0 | (b1 << 8) | (b2 << 16) | (b3 << 24);
    }

    // Sum of a position's elements in 16-bit lanes; with byte lanes even and odd ones apart.
    void sumElements(uint32_t* target) const
    {
        int stored = _layer.storedChannels();
        const uint32_t* elements = _scratch.elements;
        uint32_t even = 0;
        if (!_shape.byteLanes)
        {
            // All are doubled: so is the sum.
            for (int j = 0; j < stored; j++)
            {
                even += elements[j];
            }

            *target = even >> 1;
            return;
        }

        uint32_t odd = 0;
        for (int j = 0; j < stored; j++)
        {
            even += elements[j] & 0x00FF00FF;
            odd += (elements[j] >> 8) & 0x00FF00FF;
        }

        target[0] = even;
        target[_shape.positions] = odd;
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
    uint8_t _padPixel[3];
};
}

void runPixelLanes(
    const LayerPlan& plan, const uint8_t* model, uint8_t padValue, const RowSource& image, uint8_t* arena, int32_t* logits)
{
    Convolution(plan, model, padValue, image, arena, logits).run();
}
}
