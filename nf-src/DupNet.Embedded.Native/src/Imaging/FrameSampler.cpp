#include "Imaging/FrameSampler.h"

namespace dupnet
{
namespace
{
// Processors for which it pays to compute in words what is stored in bytes.
constexpr bool HasVectorRegisters = sizeof(void*) == 8;
constexpr int WidthForRegisters = 64;

int atLeastOne(int value) { return value < 1 ? 1 : value; }

// A content's shorter side, stretched across the bars, but not beyond the frame's own pixels: there is nothing more to see.
int stretched(int content, int largestStretch, int pixels, int side)
{
    int longer = content + ((content * largestStretch) >> 8);
    int most = pixels < side ? pixels : side;
    return longer < most ? longer : content > most ? content : most;
}

uint8_t clamp(int value) { return static_cast<uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value); }
}

FrameSampler::FrameSampler(
    const Frame& frame, int inputWidth, int inputHeight, int channels, uint8_t padValue, int largestGrid, FitMode fit, int largestStretch,
    bool stretchContrast, void* scratch)
    : _frame(frame), _layout(layoutOf(frame.format)), _columnOffsets(static_cast<int32_t*>(scratch)), _contrast(nullptr), _inputWidth(inputWidth), _channels(channels),
      _rowChannels(_layout.reading == PixelReading::Gray ? 1 : channels), _contentWidth(inputWidth), _contentHeight(inputHeight), _padValue(padValue)
{
    int width = frame.uprightWidth();
    int height = frame.uprightHeight();
    if (fit == FitMode::Letterbox)
    {
        if (width * inputHeight >= height * inputWidth)
        {
            _contentHeight = stretched(atLeastOne(((2 * height * inputWidth) + width) / (2 * width)), largestStretch, height, inputHeight);
        }
        else
        {
            _contentWidth = stretched(atLeastOne(((2 * width * inputHeight) + height) / (2 * height)), largestStretch, width, inputWidth);
        }
    }

    _left = (inputWidth - _contentWidth) / 2;
    _top = (inputHeight - _contentHeight) / 2;
    _grid = chooseGrid(largestGrid);
    _gridBits = _grid == 1 ? 0 : _grid == 2 ? 2 : 4;
    for (int i = 0; i < _contentWidth * _grid; i++)
    {
        _columnOffsets[i] = sampleOffset(i, true);
    }

    if (stretchContrast)
    {
        ContrastStretch* contrast = reinterpret_cast<ContrastStretch*>(_columnOffsets + (inputWidth * largestGrid));
        _contrast = contrast->begin(frame) ? contrast : nullptr;
    }
}

int FrameSampler::chooseGrid(int largestGrid) const
{
    int width = _frame.uprightWidth();
    int height = _frame.uprightHeight();
    int grid = width <= _contentWidth && height <= _contentHeight ? 1
        : width <= 2 * _contentWidth && height <= 2 * _contentHeight ? 2
        : 4;
    return grid < largestGrid ? grid : largestGrid;
}

// Byte offset of a sample along one side of the upright picture: sample i of m lies on pixel
// floor((2i + 1) * pixels / 2m).
int32_t FrameSampler::sampleOffset(int sample, bool columns) const
{
    int samples = (columns ? _contentWidth : _contentHeight) * _grid;
    int pixels = columns ? _frame.uprightWidth() : _frame.uprightHeight();
    int pixel = ((2 * sample) + 1) * pixels / (2 * samples);

    // Columns run backwards in the buffer for a half turn and a quarter turn clockwise, rows for a half turn and a
    // quarter turn counter-clockwise; a mirror turns columns once more.
    bool backwards = _frame.rotation == Rotation::Clockwise180
        || _frame.rotation == (columns ? Rotation::Clockwise90 : Rotation::Clockwise270);
    if (columns && _frame.mirror)
    {
        backwards = !backwards;
    }

    bool alongRow = columns != _frame.isSideways();
    return (backwards ? pixels - 1 - pixel : pixel) * (alongRow ? _layout.bytesPerPixel : _frame.stride);
}

bool FrameSampler::readRow(void* context, int row, uint8_t* target)
{
    const FrameSampler& sampler = *static_cast<const FrameSampler*>(context);
    int channels = sampler._rowChannels;
    if (row < sampler._top || row >= sampler._top + sampler._contentHeight)
    {
        __builtin_memset(target, sampler._padValue, static_cast<uint32_t>(sampler._inputWidth * channels));
        return true;
    }

    int first = sampler._left * channels;
    int last = first + (sampler._contentWidth * channels);
    __builtin_memset(target, sampler._padValue, static_cast<uint32_t>(first));
    __builtin_memset(target + last, sampler._padValue, static_cast<uint32_t>((sampler._inputWidth * channels) - last));
    sampler.sample(row - sampler._top, target + first);
    if (sampler._contrast != nullptr)
    {
        sampler._contrast->apply(target + first, target + last);
    }

    return false;
}

// The fields of a 16-bit pixel v spread over v | v << 16, so far apart that four can be added up. Only the high bits of a
// field, which are repeated below it to fill eight bits, are masked by Repeated.
namespace
{
struct LittleEndianFields
{
    // Blue 0..4, red 11..15, green 21..26.
    static constexpr uint32_t All = 0x07E0F81F;
    static constexpr uint32_t Repeated = 0x0600E01C;
    static constexpr int Red = 11;
    static constexpr int Green = 21;
    static constexpr int Blue = 0;
};

struct BigEndianFields
{
    // A big-endian pixel read as a little-endian number has its green split; the copy above joins it again.
    // Red 3..7, green 13..18, blue 24..28.
    static constexpr uint32_t All = 0x1F07E0F8;
    static constexpr uint32_t Repeated = 0x1C0600E0;
    static constexpr int Red = 3;
    static constexpr int Green = 13;
    static constexpr int Blue = 24;
};
}

void FrameSampler::sample(int contentRow, uint8_t* target) const
{
    int32_t rows[4];
    for (int y = 0; y < _grid; y++)
    {
        rows[y] = sampleOffset((contentRow * _grid) + y, false);
    }

    switch (_layout.reading)
    {
        case PixelReading::Gray:
            sampleGray(rows, target);
            break;

        case PixelReading::Rgb565:
            if (_grid != 2 || _channels != 3 || ((reinterpret_cast<uintptr_t>(_frame.buffer) | static_cast<uintptr_t>(_frame.stride)) & 1) != 0)
            {
                sampleRgb565(rows, target);
            }
            else
            {
                sampleColours(rows, target);
            }

            break;

        case PixelReading::Rgb888:
            sampleRgb888(rows, target);
            break;

        default:
            sampleYuv422(rows, target);
            break;
    }
}

// Pixels of two even bytes, four to an input pixel, three channels.
void FrameSampler::sampleColours(const int32_t* rows, uint8_t* target) const
{
    bool bigEndian = _layout.place != 0;
    if (bigEndian && readsAll() && canReadPairs() && !(HasVectorRegisters && _contentWidth >= WidthForRegisters))
    {
        samplePairs(rows, target);
    }
    else if (HasVectorRegisters && readsAll())
    {
        bigEndian ? sampleInRegisters<BigEndianFields>(rows, target) : sampleInRegisters<LittleEndianFields>(rows, target);
    }
    else if (bigEndian)
    {
        sampleFourRgb565<BigEndianFields>(rows, target);
    }
    else
    {
        sampleFourRgb565<LittleEndianFields>(rows, target);
    }

    if (_layout.isBlueHigh)
    {
        swapRedAndBlue(target);
    }
}

// Blue was read in the place of red.
void FrameSampler::swapRedAndBlue(uint8_t* target) const
{
    for (const uint8_t* end = target + (3 * _contentWidth); target != end; target += 3)
    {
        uint8_t red = target[2];
        target[2] = target[0];
        target[0] = red;
    }
}

void FrameSampler::sampleGray(const int32_t* rows, uint8_t* target) const
{
    const int32_t* columns = _columnOffsets;
    const int32_t* end = columns + (_contentWidth * _grid);
    if (_grid == 2)
    {
        const uint8_t* above = _frame.buffer + rows[0];
        const uint8_t* below = _frame.buffer + rows[1];
        for (; columns != end; columns += 2)
        {
            int left = columns[0];
            int right = columns[1];
            *target++ = static_cast<uint8_t>((above[left] + above[right] + below[left] + below[right] + 2) >> 2);
        }

        return;
    }

    for (; columns != end; columns += _grid)
    {
        int gray = (1 << _gridBits) / 2;
        for (int y = 0; y < _grid; y++)
        {
            const uint8_t* row = _frame.buffer + rows[y];
            for (int x = 0; x < _grid; x++)
            {
                gray += row[columns[x]];
            }
        }

        *target++ = static_cast<uint8_t>(gray >> _gridBits);
    }
}

void FrameSampler::sampleRgb565(const int32_t* rows, uint8_t* target) const
{
    int lowByte = _layout.place;
    const int32_t* columns = _columnOffsets;
    int half = (1 << _gridBits) / 2;
    for (const int32_t* end = columns + (_contentWidth * _grid); columns != end; columns += _grid)
    {
        int red = half;
        int green = half;
        int blue = half;
        for (int y = 0; y < _grid; y++)
        {
            const uint8_t* row = _frame.buffer + rows[y];
            for (int x = 0; x < _grid; x++)
            {
                int pixel = row[columns[x] + lowByte] | (row[columns[x] + 1 - lowByte] << 8);

                // Five and six bits become eight by repeating the high ones below.
                red += ((pixel >> 8) & 0xF8) | (pixel >> 13);
                green += ((pixel >> 3) & 0xFC) | ((pixel >> 9) & 3);
                blue += ((pixel << 3) & 0xF8) | ((pixel >> 2) & 7);
            }
        }

        target = _layout.isBlueHigh ? write(blue >> _gridBits, green >> _gridBits, red >> _gridBits, target)
                                    : write(red >> _gridBits, green >> _gridBits, blue >> _gridBits, target);
    }
}

// The average of four pixels, whose fields are added up in one word, and so are their repeated bits. With s the sum of a field and h that of its repeated
// bits in place, the sum of the eight-bit values is 8s + h/4 for red and blue and 4s + h/16 for green.
namespace
{
struct Colour
{
    uint32_t red;
    uint32_t green;
    uint32_t blue;
};

template <class Fields> inline Colour average(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    a = (a | (a << 16)) & Fields::All;
    b = (b | (b << 16)) & Fields::All;
    c = (c | (c << 16)) & Fields::All;
    d = (d | (d << 16)) & Fields::All;
    uint32_t sum = a + b + c + d;
    uint32_t high = (a & Fields::Repeated) + (b & Fields::Repeated) + (c & Fields::Repeated) + (d & Fields::Repeated);

    // Sums of four five-bit fields have seven bits, of six-bit ones eight.
    uint32_t red = (((sum >> Fields::Red) & 0x7F) << 3) + ((high >> (Fields::Red + 2)) & 0x1F) + 2;
    uint32_t green = (((sum >> Fields::Green) & 0xFF) << 2) + ((high >> (Fields::Green + 4)) & 0x0F) + 2;
    uint32_t blue = (((sum >> Fields::Blue) & 0x7F) << 3) + ((high >> (Fields::Blue + 2)) & 0x1F) + 2;
    return {red >> 2, green >> 2, blue >> 2};
}

uint32_t pixelAt(const uint8_t* address) { return *reinterpret_cast<const uint16_t*>(address); }
}

// Pixels at even addresses, three channels.
template <class Fields> void FrameSampler::sampleFourRgb565(const int32_t* rows, uint8_t* target) const
{
    const int32_t* columns = _columnOffsets;
    const uint8_t* row0 = _frame.buffer + rows[0];
    const uint8_t* row1 = _frame.buffer + rows[1];
    for (const int32_t* end = columns + (2 * _contentWidth); columns != end; columns += 2)
    {
        Colour colour = average<Fields>(
            pixelAt(row0 + columns[0]), pixelAt(row0 + columns[1]), pixelAt(row1 + columns[0]), pixelAt(row1 + columns[1]));
        target[0] = static_cast<uint8_t>(colour.red);
        target[1] = static_cast<uint8_t>(colour.green);
        target[2] = static_cast<uint8_t>(colour.blue);
        target += 3;
    }
}

// Whether a row's samples are all its pixels from left to right.
bool FrameSampler::readsAll() const
{
    return _frame.rotation == Rotation::None && !_frame.mirror && _frame.width == _grid * _contentWidth;
}

// Whether a row is whole words of two input pixels' columns.
bool FrameSampler::canReadPairs() const
{
    return _contentWidth % 2 == 0 && ((reinterpret_cast<uintptr_t>(_frame.buffer) | static_cast<uintptr_t>(_frame.stride)) & 3) == 0;
}

// Big-endian pixels, all of them: two input pixels at a time, their sums in the halves of a word. Three sets of fields are added up that do not
// meet when four are: x red (0..4) and the lower half of green (10..12), y its upper half (0..2) and blue (8..12), z the repeated bits of green (1..2), red
// (5..7) and blue (10..12).
void FrameSampler::samplePairs(const int32_t* rows, uint8_t* target) const
{
    constexpr uint32_t X = 0x1C1F1C1F;
    constexpr uint32_t Y = 0x1F071F07;
    constexpr uint32_t Z = 0x1CE61CE6;
    constexpr uint32_t FourBits = 0x000F000F;
    constexpr uint32_t FiveBits = 0x001F001F;
    constexpr uint32_t SevenBits = 0x007F007F;
    constexpr uint32_t Half = 0x00020002;
    auto join = [](uint32_t first, uint32_t second) {
        return ((first & 0xFFFF) | (second << 16)) + ((first >> 16) | (second & 0xFFFF0000));
    };
    const uint32_t* above = reinterpret_cast<const uint32_t*>(_frame.buffer + rows[0]);
    const uint32_t* below = reinterpret_cast<const uint32_t*>(_frame.buffer + rows[1]);
    for (const uint32_t* end = above + _contentWidth; above != end; above += 2, below += 2)
    {
        uint32_t a = above[0];
        uint32_t b = above[1];
        uint32_t c = below[0];
        uint32_t d = below[1];
        uint32_t x = join(((a >> 3) & X) + ((c >> 3) & X), ((b >> 3) & X) + ((d >> 3) & X));
        uint32_t y = join((a & Y) + (c & Y), (b & Y) + (d & Y));
        uint32_t z = join((a & Z) + (c & Z), (b & Z) + (d & Z));
        uint32_t red = ((x & SevenBits) << 3) + ((z >> 5) & FiveBits) + Half;
        uint32_t green = ((y & FiveBits) << 5) + (((x >> 10) & FiveBits) << 2) + ((z >> 1) & FourBits) + Half;
        uint32_t blue = (((y >> 8) & SevenBits) << 3) + ((z >> 10) & FiveBits) + Half;
        target[0] = static_cast<uint8_t>(red >> 2);
        target[1] = static_cast<uint8_t>(green >> 2);
        target[2] = static_cast<uint8_t>(blue >> 2);
        target[3] = static_cast<uint8_t>(red >> 18);
        target[4] = static_cast<uint8_t>(green >> 18);
        target[5] = static_cast<uint8_t>(blue >> 18);
        target += 6;
    }
}

// The same where every pixel is read: words of four bytes a pixel first, in a loop for the compiler to turn into one over registers.
template <class Fields> void FrameSampler::sampleInRegisters(const int32_t* rows, uint8_t* target) const
{
    constexpr int Part = 64;
    uint32_t words[Part];
    const uint8_t* row0 = _frame.buffer + rows[0];
    const uint8_t* row1 = _frame.buffer + rows[1];
    for (int first = 0; first < _contentWidth; first += Part)
    {
        int count = _contentWidth - first < Part ? _contentWidth - first : Part;
        for (int i = 0; i < count; i++)
        {
            uint32_t above;
            uint32_t below;
            __builtin_memcpy(&above, row0 + (4 * i), 4);
            __builtin_memcpy(&below, row1 + (4 * i), 4);
            Colour colour = average<Fields>(above & 0xFFFF, above >> 16, below & 0xFFFF, below >> 16);
            words[i] = colour.red | (colour.green << 8) | (colour.blue << 16);
        }

        for (int i = 0; i < count; i++)
        {
            target[0] = static_cast<uint8_t>(words[i]);
            target[1] = static_cast<uint8_t>(words[i] >> 8);
            target[2] = static_cast<uint8_t>(words[i] >> 16);
            target += 3;
        }

        row0 += 4 * Part;
        row1 += 4 * Part;
    }
}

void FrameSampler::sampleRgb888(const int32_t* rows, uint8_t* target) const
{
    int redByte = _layout.place;
    const int32_t* columns = _columnOffsets;
    int half = (1 << _gridBits) / 2;
    for (const int32_t* end = columns + (_contentWidth * _grid); columns != end; columns += _grid)
    {
        int red = half;
        int green = half;
        int blue = half;
        for (int y = 0; y < _grid; y++)
        {
            const uint8_t* row = _frame.buffer + rows[y];
            for (int x = 0; x < _grid; x++)
            {
                const uint8_t* pixel = row + columns[x];
                red += pixel[redByte];
                green += pixel[1];
                blue += pixel[2 - redByte];
            }
        }

        target = write(red >> _gridBits, green >> _gridBits, blue >> _gridBits, target);
    }
}

void FrameSampler::sampleYuv422(const int32_t* rows, uint8_t* target) const
{
    const int32_t* columns = _columnOffsets;
    const uint8_t* lumas = _frame.buffer + _layout.place;
    const uint8_t* chromas = _frame.buffer + 1 - _layout.place;
    int half = (1 << _gridBits) / 2;
    for (const int32_t* end = columns + (_contentWidth * _grid); columns != end; columns += _grid)
    {
        int luma = half;
        int chromaBlue = half;
        int chromaRed = half;
        for (int y = 0; y < _grid; y++)
        {
            for (int x = 0; x < _grid; x++)
            {
                // Offsets are even, strides multiples of four: the pair starts at the next lower multiple of four.
                int offset = rows[y] + columns[x];
                const uint8_t* pair = chromas + (offset & ~3);
                luma += lumas[offset];
                chromaBlue += pair[0];
                chromaRed += pair[2];
            }
        }

        luma >>= _gridBits;
        if (_channels == 1)
        {
            *target++ = static_cast<uint8_t>(luma);
            continue;
        }

        // BT.601, full range, coefficients in 1/256.
        int u = (chromaBlue >> _gridBits) - 128;
        int v = (chromaRed >> _gridBits) - 128;
        target[0] = clamp(luma + (((359 * v) + 128) >> 8));
        target[1] = clamp(luma - (((88 * u) + (183 * v) + 128) >> 8));
        target[2] = clamp(luma + (((454 * u) + 128) >> 8));
        target += 3;
    }
}

// Writes one input pixel; gray is BT.601 luma with coefficients in 1/256.
inline uint8_t* FrameSampler::write(int red, int green, int blue, uint8_t* target) const
{
    if (_channels == 1)
    {
        *target = static_cast<uint8_t>(((77 * red) + (150 * green) + (29 * blue) + 128) >> 8);
        return target + 1;
    }

    target[0] = static_cast<uint8_t>(red);
    target[1] = static_cast<uint8_t>(green);
    target[2] = static_cast<uint8_t>(blue);
    return target + 3;
}
}
