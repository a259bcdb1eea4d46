// frame-test: frames at the ends of what is valid, in every format: the last pixel within the buffer, and within the offsets that the
// sampler can hold. No pixel is read.
#include "Imaging/Frame.h"

#include <cstdio>

using namespace dupnet;

namespace
{
int failures = 0;

void expect(bool valid, int width, int height, int64_t stride, uint64_t bytes, PixelFormat format)
{
    static const uint8_t pixel = 0;
    Frame frame = {&pixel, static_cast<uint32_t>(bytes), width, height, static_cast<int32_t>(stride), format, Rotation::None, false};
    if (frame.isValid() != valid)
    {
        std::fprintf(
            stderr, "format %d, %dx%d, stride %lld, %llu bytes: %s\n", static_cast<int>(format), width, height, static_cast<long long>(stride),
            static_cast<unsigned long long>(bytes), valid ? "refused" : "accepted");
        failures++;
    }
}

void check(PixelFormat format)
{
    const PixelLayout& layout = layoutOf(format);
    constexpr int Width = 320;
    constexpr int Height = 240;
    int rowBytes = Width * layout.bytesPerPixel;
    expect(true, Width, Height, rowBytes, static_cast<uint64_t>(rowBytes) * Height, format);
    expect(false, Width, Height, rowBytes, (static_cast<uint64_t>(rowBytes) * Height) - 1, format);

    // The largest stride whose last row still ends within 2^31 - 1 bytes, the next one, and far beyond.
    constexpr int64_t Most = INT32_MAX;
    int64_t rows = Frame::MaxSide - 1;
    int64_t stride = (Most - rowBytes) / rows;
    stride -= stride % layout.strideStep();
    int64_t next = stride + layout.strideStep();
    expect(true, Width, Frame::MaxSide, stride, UINT32_MAX, format);
    expect((next * rows) + rowBytes <= Most, Width, Frame::MaxSide, next, UINT32_MAX, format);
    expect(false, Width, Frame::MaxSide, 300000, UINT32_MAX, format);
    expect(false, Width, Frame::MaxSide + 1, rowBytes, UINT32_MAX, format);
}
}

int main()
{
    int formats = 0;
    for (; isPixelFormat(formats); formats++)
    {
        check(static_cast<PixelFormat>(formats));
    }

    std::printf("%d formats\n", formats);
    return failures == 0 && formats > 0 ? 0 : 1;
}
