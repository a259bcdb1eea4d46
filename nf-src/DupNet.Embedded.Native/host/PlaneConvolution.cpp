#include "PlaneConvolution.h"

#include "Kernels/Quantization.h"
#include "PlaneLoops.h"

namespace dupnet
{
namespace
{
constexpr int GroupBits = 4;

// Tables of a band, for them to stay in a cache.
constexpr uint32_t BandTarget = 96 * 1024;

// Byte lanes pay when at least so many look-ups come between two widenings.
constexpr uint32_t LeastPeriod = 5;

uint32_t divideUp(uint32_t a, uint32_t b) { return (a + b - 1) / b; }

// To the widest register.
uint32_t align(uint32_t bytes) { return (bytes + 31) & ~31u; }

// How a layer's bands are laid out.
struct BandShape
{
    uint32_t kernel;
    uint32_t stride;
    uint32_t phases;       // of rows and columns
    uint32_t groups;       // of stored channels
    uint32_t members;      // channels of a group, the last one's may be fewer
    uint32_t elementBytes; // of a table
    uint32_t period;       // byte tables: look-ups between widenings
    uint32_t pitch;        // from a row of a table to the next
    uint32_t convolvedRows; // of a band
    uint32_t margin;        // behind the last row of a table
    uint32_t tableBytes;    // of a subset and phase
    uint32_t lookups;       // of a filter's weight plane

    explicit BandShape(const LayerPlan& plan)
    {
        const Layer& layer = *plan.layer;
        kernel = layer.kernel;
        stride = layer.stride;
        phases = stride * stride;
        uint32_t stored = static_cast<uint32_t>(layer.storedChannels());
        members = stored < GroupBits ? stored : GroupBits;
        groups = divideUp(stored, GroupBits);
        lookups = kernel * kernel * groups;
        uint32_t largest = members * static_cast<uint32_t>(layer.largestInput() * layer.weightDuplication);
        period = 255 / largest;
        elementBytes = period >= LeastPeriod ? 1 : 2;

        // A row's right pad is the next one's left.
        uint32_t shared = stride == 1 ? layer.padding : 0u;
        pitch = plan.convolvedWidth + ((kernel - 1) / stride) - shared;
        pitch += pitch % layer.pool;
        margin = kernel + layer.padding;
        chooseRows(plan, layer);
    }

    uint32_t pixels() const { return convolvedRows * pitch; }

    // Rows of a phase that so many rows of the convolution read.
    uint32_t tableRows(uint32_t rows) const { return rows + ((kernel - 1) / stride); }

    // Their numbers, with the last row's right pad.
    uint32_t phaseElements(uint32_t rows) const { return (tableRows(rows) * pitch) + margin; }

    uint32_t tablesBytes() const { return groups * phases * (1u << members) * tableBytes; }

private:
    void setRows(uint32_t rows)
    {
        convolvedRows = rows;
        tableBytes = align(phaseElements(rows) * elementBytes);
    }

    // The cheapest number of rows: look-ups by 32 bytes, and the building of the tables.
    void chooseRows(const LayerPlan& plan, const Layer& layer)
    {
        uint64_t leastCost = UINT64_MAX;
        uint32_t best = 0;
        uint32_t filterLookups = layer.channelsOut * static_cast<uint32_t>(layer.weightPlanes()) * lookups;
        for (uint32_t rows = layer.pool; rows <= plan.convolvedHeight; rows += layer.pool)
        {
            setRows(rows);
            if (best != 0 && tablesBytes() > BandTarget)
            {
                break;
            }

            uint64_t cost = static_cast<uint64_t>(divideUp(pixels() * elementBytes, 32)) * filterLookups;
            cost += 2 * (tablesBytes() / 32);
            cost *= divideUp(plan.convolvedHeight, rows);
            if (cost <= leastCost)
            {
                leastCost = cost;
                best = rows;
            }
        }

        setRows(best);
    }
};

// Lays out the scratch memory in the caller's buffer (null to learn its size). Loops write and read Slack bytes behind what
// they need.
struct PlaneScratch
{
    PlaneScratch(const LayerPlan& plan, const BandShape& shape, uint8_t* memory)
        : _memory(memory), bytes(0)
    {
        const Layer& layer = *plan.layer;
        uint32_t planes = static_cast<uint32_t>(layer.weightPlanes());
        rowBytes = shape.tableBytes * shape.phases;
        levelBytes = align(shape.pixels()) + PlaneLoops::Slack;
        tables = take(shape.tablesBytes());
        rows = take(shape.members * rowBytes);
        bases = reinterpret_cast<uint32_t*>(take(4 * shape.lookups));
        offsets = reinterpret_cast<uint32_t*>(take(4 * layer.channelsOut * planes * shape.lookups));
        allOffsets = reinterpret_cast<uint32_t*>(take(4 * shape.lookups));
        minus = reinterpret_cast<int16_t*>(take(2 * shape.pixels()));
        sums = reinterpret_cast<int16_t*>(take(2 * shape.pixels()));
        levels = take(layer.isHead() ? 0 : plan.output.elements * levelBytes);
        imageRow = take(plan.input == nullptr ? plan.inputWidth * static_cast<uint32_t>(layer.channelsIn) : 0);
    }

    uint8_t* tables;      // [group][phase][subset][row][column]
    uint8_t* rows;        // [channel of the group][phase][row][column]
    uint32_t* bases;      // [look-up]: of its first subset
    uint32_t* offsets;    // [filter][weight plane, highest first][look-up]
    uint32_t* allOffsets; // [look-up]: of its last subset
    int16_t* minus;       // [pixel]: d * S
    int16_t* sums;        // [pixel]: z
    uint8_t* levels;      // [element][pixel]
    uint8_t* imageRow;
    uint32_t rowBytes;   // of a channel's rows
    uint32_t levelBytes; // of an element's levels

private:
    uint8_t* take(uint32_t size)
    {
        uint8_t* part = reinterpret_cast<uint8_t*>(reinterpret_cast<uintptr_t>(_memory) + bytes);
        bytes += align(size + PlaneLoops::Slack);
        return part;
    }

    uint8_t* _memory;

public:
    uint32_t bytes;
};

class PlaneConvolution
{
public:
    PlaneConvolution(const PlaneLoops& loops, const LayerPlan& plan, const LayerRun& run, uint8_t* scratch)
        : _loops(loops), _plan(plan), _layer(*plan.layer), _model(run.model), _padValue(run.padValue), _image(run.image), _arena(run.arena),
          _logits(run.logits), _shape(plan), _scratch(plan, _shape, scratch), _rowsRead(0)
    {
    }

    void run(const RowBand& band)
    {
        placeColumns();
        placeTables();
        for (int filter = 0; filter < _layer.channelsOut; filter++)
        {
            readFilter(filter);
        }

        int rows = static_cast<int>(_shape.convolvedRows) / _layer.pool;
        for (int first = band.first; first < band.last; first += rows)
        {
            int left = band.last - first;
            runBand(first, left < rows ? left : rows);
        }
    }

private:
    uint32_t planes() const { return static_cast<uint32_t>(_layer.weightPlanes()); }

    uint32_t tableOf(uint32_t group, uint32_t phase) const { return ((group * _shape.phases) + phase) * (_shape.tableBytes << _shape.members); }

    // Channels of a group.
    uint32_t membersOf(uint32_t group) const
    {
        uint32_t left = static_cast<uint32_t>(_layer.storedChannels()) - (GroupBits * group);
        return left < GroupBits ? left : GroupBits;
    }

    void placeTables()
    {
        uint32_t* base = _scratch.bases;
        uint32_t* all = _scratch.allOffsets;
        uint32_t stride = _shape.stride;
        for (uint32_t y = 0; y < _shape.kernel; y++)
        {
            for (uint32_t x = 0; x < _shape.kernel; x++)
            {
                uint32_t phase = ((y % stride) * stride) + (x % stride);
                uint32_t place = ((y / stride) * _shape.pitch) + (x / stride);
                for (uint32_t group = 0; group < _shape.groups; group++)
                {
                    *base = tableOf(group, phase) + (place * _shape.elementBytes);
                    *all++ = *base++ + (((1u << membersOf(group)) - 1) * _shape.tableBytes);
                }
            }
        }
    }

    void readFilter(int filter)
    {
        uint32_t* target = _scratch.offsets + (static_cast<uint32_t>(filter) * planes() * _shape.lookups);
        for (int plane = static_cast<int>(planes()) - 1; plane >= 0; plane--)
        {
            const uint8_t* bits = _model + _layer.weightsOffset + (filter * _layer.filterBytes()) + (plane * _layer.planeBytes());
            if (_layer.storedChannels() % GroupBits == 0)
            {
                _loops.readOffsets(bits, _scratch.bases, _shape.tableBytes, _shape.lookups, target);
            }
            else
            {
                readUneven(bits, target);
            }

            target += _shape.lookups;
        }
    }

    // Taps that start and end within a half byte.
    void readUneven(const uint8_t* bits, uint32_t* target) const
    {
        uint32_t bit = 0;
        for (uint32_t i = 0; i < _shape.lookups; i++)
        {
            uint32_t subset = 0;
            for (uint32_t member = 0; member < membersOf(i % _shape.groups); member++, bit++)
            {
                subset |= ((bits[bit >> 3] >> (bit & 7)) & 1u) << member;
            }

            target[i] = _scratch.bases[i] + (subset * _shape.tableBytes);
        }
    }

    // Output rows `first` .. first + rows - 1.
    void runBand(int first, int rows)
    {
        uint32_t convolvedRows = static_cast<uint32_t>(rows * _layer.pool);
        buildTables((first * _layer.pool * _layer.stride) - _layer.padding, convolvedRows);
        PlaneWindow window = {
            _scratch.tables, _scratch.minus, _shape.lookups, 1, _shape.period, convolvedRows * _shape.pitch, SumOrder::Minus};
        auto sum = _shape.elementBytes == 1 ? _loops.sumBytes : _loops.sumHalfwords;
        __builtin_memset(_scratch.minus, 0, 2 * window.pixels + PlaneLoops::Slack);
        sum(window, _scratch.allOffsets, _scratch.sums);
        for (uint32_t i = 0; i < window.pixels + (PlaneLoops::Slack / 2); i++)
        {
            // 2S may exceed 15 bits, d * S does not.
            _scratch.minus[i] = static_cast<int16_t>((static_cast<uint16_t>(_scratch.sums[i]) >> 1) * _layer.inputDuplication);
        }

        window.weightPlanes = planes();
        window.order = _layer.pool == 2 ? SumOrder::Pairs : SumOrder::Pixels;
        const uint32_t* offsets = _scratch.offsets;
        for (int filter = 0; filter < _layer.channelsOut; filter++)
        {
            sum(window, offsets, _scratch.sums);
            offsets += planes() * _shape.lookups;
            if (_layer.isHead())
            {
                storeLogits(filter, first, rows);
            }
            else
            {
                quantize(filter, first, rows);
            }
        }

        if (!_layer.isHead() && _layer.pool == 1)
        {
            storeLevels(first, rows);
        }
    }

    // Tables of the rows that so many rows of the convolution read, the first of them `inputRow`.
    void buildTables(int inputRow, uint32_t convolvedRows)
    {
        auto build = _shape.elementBytes == 1 ? _loops.buildBytes : _loops.buildHalfwords;
        uint32_t rows = _shape.tableRows(convolvedRows) * _shape.stride;
        for (uint32_t group = 0; group < _shape.groups; group++)
        {
            uint32_t members = membersOf(group);
            if (_plan.input == nullptr)
            {
                readImage(inputRow, rows);
            }
            else if (_shape.elementBytes == 1)
            {
                readMap<uint8_t>(group, members, inputRow, rows);
            }
            else
            {
                readMap<uint16_t>(group, members, inputRow, rows);
            }

            for (uint32_t phase = 0; phase < _shape.phases; phase++)
            {
                build(
                    _scratch.rows + (phase * _shape.tableBytes), _scratch.rowBytes, members, _shape.phaseElements(convolvedRows),
                    _scratch.tables + tableOf(group, phase), _shape.tableBytes);
            }
        }
    }

    // T of a group's channels, from a map with pads of zeros.
    template <class Element> void readMap(uint32_t group, uint32_t members, int inputRow, uint32_t rows)
    {
        const MapLayout& map = *_plan.input;
        uint32_t stored = static_cast<uint32_t>(_layer.storedChannels());
        uint32_t planeBytes = static_cast<uint32_t>(map.width) * map.height;
        __builtin_memset(_scratch.rows, 0, members * _scratch.rowBytes);
        for (uint32_t member = 0; member < members; member++)
        {
            Element* target = reinterpret_cast<Element*>(_scratch.rows + (member * _scratch.rowBytes));

            // Duplicates where readers of a map that disagree in r have kept it unfolded.
            for (uint32_t element = (GroupBits * group) + member; element < map.elements; element += stored)
            {
                const uint8_t* plane = _arena + map.offset + (element * planeBytes);
                for (uint32_t r = 0; r < rows; r++)
                {
                    int row = inputRow + static_cast<int>(r);
                    if (row >= 0 && row < map.height)
                    {
                        readRow(plane + (row * map.width), 1, element >= stored, target, r);
                    }
                }
            }
        }
    }

    // T of all channels of the image, of which there are at most three. A row of the image is read once: those that the last
    // band has read are moved up.
    void readImage(int inputRow, uint32_t rows)
    {
        uint32_t stored = static_cast<uint32_t>(_layer.storedChannels());
        uint16_t pad = static_cast<uint16_t>(_padValue * _layer.weightDuplication);
        for (uint32_t j = 0; j < stored; j++)
        {
            if (_rowsRead == 0)
            {
                for (uint32_t i = 0; i < _scratch.rowBytes / 2; i++)
                {
                    imageRows(j)[i] = pad;
                }
            }

            for (uint32_t phase = 0; phase < _shape.phases && _rowsRead != 0; phase++)
            {
                uint8_t* start = _scratch.rows + (j * _scratch.rowBytes) + (phase * _shape.tableBytes);
                __builtin_memmove(start, start + (2 * _shape.pixels()), 2 * _shape.phaseElements(0));
            }
        }

        uint32_t first = _rowsRead == 0 ? 0 : _shape.tableRows(0) * _shape.stride;
        for (uint32_t r = first; r < rows; r++)
        {
            int row = inputRow + static_cast<int>(r);
            bool inside = row >= 0 && row < _plan.inputHeight;
            if (inside)
            {
                _image.readRow(_image.context, row, _scratch.imageRow);
            }

            uint32_t channels = _image.isGray ? 1 : _layer.channelsIn;
            for (uint32_t j = 0; j < stored; j++)
            {
                if (!inside)
                {
                    padRow(imageRows(j), r, pad);
                }

                for (uint32_t c = j; c < _layer.channelsIn && inside; c += stored)
                {
                    readRow(_scratch.imageRow + (_image.isGray ? 0 : c), channels, c != j, imageRows(j), r);
                }
            }
        }

        _rowsRead = rows;
    }

    uint16_t* imageRows(uint32_t channel) const { return reinterpret_cast<uint16_t*>(_scratch.rows + (channel * _scratch.rowBytes)); }

    // The columns of a row that lie in one phase.
    struct PhaseColumns
    {
        uint32_t start;  // in the table's row
        uint32_t column; // in the input's
        uint32_t count;
    };

    void placeColumns()
    {
        int stride = static_cast<int>(_shape.stride);
        for (int phase = 0; phase < stride; phase++)
        {
            // The first table column that is inside.
            int start = _layer.padding > phase ? (_layer.padding - phase + stride - 1) / stride : 0;
            int column = (start * stride) + phase - _layer.padding;
            int room = static_cast<int>(_shape.pitch) + (stride == 1 ? _layer.padding : 0) - start;
            int count = (_plan.inputWidth - column + stride - 1) / stride;
            count = count < room ? count : room;
            _columns[phase] = {static_cast<uint32_t>(start), static_cast<uint32_t>(column), static_cast<uint32_t>(count < 0 ? 0 : count)};
        }
    }

    // Calls each(first element, its columns) for the phases of row r.
    template <class Element, class Each> void forPhases(Element* rows, uint32_t r, Each each) const
    {
        uint32_t phaseElements = _shape.tableBytes / static_cast<uint32_t>(sizeof(Element));
        Element* row = rows + ((r % _shape.stride) * _shape.stride * phaseElements) + ((r / _shape.stride) * _shape.pitch);
        for (uint32_t phase = 0; phase < _shape.stride; phase++)
        {
            each(row + _columns[phase].start, _columns[phase]);
            row += phaseElements;
        }
    }

    void padRow(uint16_t* rows, uint32_t r, uint16_t pad) const
    {
        forPhases(rows, r, [=](uint16_t* row, const PhaseColumns& columns) {
            for (uint32_t i = 0; i < columns.count; i++)
            {
                row[i] = pad;
            }
        });
    }

    // A row of bytes `step` apart.
    template <class Element> void readRow(const uint8_t* from, uint32_t step, bool add, Element* rows, uint32_t r) const
    {
        forPhases(rows, r, [=](Element* row, const PhaseColumns& columns) {
            read(from + (columns.column * step), step * _shape.stride, columns.count, add, row);
        });
    }

    void read(const uint8_t* from, uint32_t step, uint32_t count, bool add, uint8_t* row) const { _loops.readBytes(from, step, count, add, row); }

    void read(const uint8_t* from, uint32_t step, uint32_t count, bool add, uint16_t* row) const
    {
        _loops.readHalfwords(from, step, count, add, row);
    }

    // A sum reaches a threshold when it exceeds the limit, one less.
    void limits(int filter, int16_t* limits) const
    {
        int count = (1 << _layer.outputBits) - 1;
        for (int t = 0; t < 3; t++)
        {
            int32_t limit = t < count ? threshold(_model, _layer, filter, t) - 1 : INT16_MAX;
            limits[t] = static_cast<int16_t>(limit < INT16_MIN ? INT16_MIN : limit > INT16_MAX ? INT16_MAX : limit);
        }
    }

    void quantize(int filter, int first, int rows)
    {
        int16_t bounds[3];
        limits(filter, bounds);
        const MapLayout& map = _plan.output;
        uint32_t element = static_cast<uint32_t>(filter % map.elements);
        bool add = filter >= map.elements;
        if (_layer.pool == 1)
        {
            _loops.quantize(
                _scratch.sums, static_cast<uint32_t>(rows) * _shape.pitch, bounds, add, _scratch.levels + (element * _scratch.levelBytes));
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            uint32_t half = _shape.pitch / 2;
            _loops.quantizeTwo(
                _scratch.sums + (2 * static_cast<uint32_t>(row) * half), half, map.width, bounds, add, outputRow(element, first + row));
        }
    }

    uint8_t* outputRow(uint32_t element, int row) const
    {
        const MapLayout& map = _plan.output;
        return _arena + map.offset + (((element * map.height) + static_cast<uint32_t>(row)) * map.width);
    }

    void storeLevels(int first, int rows)
    {
        for (uint32_t element = 0; element < _plan.output.elements; element++)
        {
            for (int row = 0; row < rows; row++)
            {
                const uint8_t* from = _scratch.levels + (element * _scratch.levelBytes) + (static_cast<uint32_t>(row) * _shape.pitch);
                __builtin_memcpy(outputRow(element, first + row), from, _plan.output.width);
            }
        }
    }

    void storeLogits(int filter, int first, int rows)
    {
        LogitScale scale = logitScale(_model, _layer, filter);
        for (int row = 0; row < rows; row++)
        {
            const int16_t* z = _scratch.sums + (static_cast<uint32_t>(row) * _shape.pitch);
            int32_t* logit = _logits + ((first + row) * _plan.width * _layer.channelsOut) + filter;
            for (int column = 0; column < _plan.width; column++)
            {
                *logit = ((z[column] * scale.scale) + scale.bias) >> _layer.shift;
                logit += _layer.channelsOut;
            }
        }
    }

    const PlaneLoops& _loops;
    const LayerPlan& _plan;
    const Layer& _layer;
    const uint8_t* _model;
    uint8_t _padValue;
    const RowSource& _image;
    uint8_t* _arena;
    int32_t* _logits;
    BandShape _shape;
    PlaneScratch _scratch;
    PhaseColumns _columns[4]; // [phase]: strides are at most 4
    uint32_t _rowsRead;       // of the image, by the last band
};

void offerShape(const LayerPlan& plan, const ShapeVisitor& visitor)
{
    KernelShape shape = {};
    shape.scratchBytes = PlaneScratch(plan, BandShape(plan), nullptr).bytes;
    visitor.visit(visitor.context, shape);
}

void begin(const LayerPlan&, uint8_t*) {}

template <const PlaneLoops& loops> void run(const LayerPlan& plan, const LayerRun& run, Share share, uint8_t* scratch)
{
    PlaneConvolution(loops, plan, run, scratch).run(RowBand::of(plan.height, share));
}
}

const Kernel planeKernel16 = {true, false, offerShape, begin, run<planeLoops16>};
#if DUPNET_WITH_PLANES32
const Kernel planeKernel32 = {true, false, offerShape, begin, run<planeLoops32>};
#endif
}
