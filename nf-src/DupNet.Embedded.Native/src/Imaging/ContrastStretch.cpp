#include "Imaging/ContrastStretch.h"

namespace dupnet
{
namespace
{
constexpr int FirstSide = 8; // most samples along a side of the first grid
constexpr int SecondSide = 32;
constexpr int FullRange = 128;    // from here on a range is left alone
constexpr int SmallestRange = 16; // that is stretched to all values: noise does not grow without end
constexpr int Largest = ContrastStretch::Values - 1;

struct Range
{
    int low;
    int size;
};

// The brightness of a pixel; `pixel` is its first byte, or the first of its own among those that it shares.
int brightnessOf(const uint8_t* pixel, const PixelLayout& layout)
{
    int high;
    int green;
    int low;
    switch (layout.reading)
    {
        case PixelReading::Rgb565: {
            int bits = pixel[layout.place] | (pixel[1 - layout.place] << 8);
            high = ((bits >> 8) & 0xF8) | (bits >> 13);
            green = ((bits >> 3) & 0xFC) | ((bits >> 9) & 3);
            low = ((bits << 3) & 0xF8) | ((bits >> 2) & 7);
            break;
        }

        case PixelReading::Rgb888:
            high = pixel[layout.place];
            green = pixel[1];
            low = pixel[2 - layout.place];
            break;

        default:
            return pixel[layout.place];
    }

    return ((layout.isBlueHigh ? 29 * high : 77 * high) + (150 * green) + (layout.isBlueHigh ? 77 * low : 29 * low) + 128) >> 8;
}

// In the buffer's rows and columns every s-th pixel from s / 2 on, with s the smallest step that takes at most `side` of them.
int count(const Frame& frame, int side, uint16_t* values)
{
    const PixelLayout& layout = layoutOf(frame.format);
    int columns = (frame.width + side - 1) / side;
    int rows = (frame.height + side - 1) / side;
    int samples = 0;
    for (int y = rows / 2; y < frame.height; y += rows)
    {
        const uint8_t* row = frame.buffer + (y * frame.stride);
        for (int x = columns / 2; x < frame.width; x += columns)
        {
            values[brightnessOf(row + (x * layout.bytesPerPixel), layout)]++;
            samples++;
        }
    }

    return samples;
}

Range rangeOf(const Frame& frame, int side, uint16_t* values)
{
    __builtin_memset(values, 0, sizeof(uint16_t) * ContrastStretch::Values);
    int leftOut = count(frame, side, values) / 64;
    int low = 0;
    for (int sum = values[0]; sum <= leftOut; sum += values[low])
    {
        low++;
    }

    int high = Largest;
    for (int sum = values[Largest]; sum <= leftOut; sum += values[high])
    {
        high--;
    }

    return {low, high - low};
}
}

bool ContrastStretch::begin(const Frame& frame)
{
    if (rangeOf(frame, FirstSide, values).size >= FullRange)
    {
        return false;
    }

    Range range = rangeOf(frame, SecondSide, values);
    if (range.size >= FullRange)
    {
        return false;
    }

    int divisor = range.size < SmallestRange ? SmallestRange : range.size;
    int sum = (divisor / 2) - (range.low * Largest);
    for (int i = 0; i < Values; i++)
    {
        int value = sum < 0 ? 0 : sum / divisor;
        values[i] = static_cast<uint16_t>(value > Largest ? Largest : value);
        sum += Largest;
    }

    return true;
}

void ContrastStretch::apply(uint8_t* bytes, const uint8_t* end) const
{
    for (; bytes != end; bytes++)
    {
        *bytes = static_cast<uint8_t>(values[*bytes]);
    }
}
}
