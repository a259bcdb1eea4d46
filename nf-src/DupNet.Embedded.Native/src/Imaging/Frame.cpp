#include "Imaging/Frame.h"

namespace dupnet
{
int Frame::bytesPerPixel() const
{
    switch (format)
    {
        case PixelFormat::Gray8:
            return 1;
        case PixelFormat::Rgb888:
        case PixelFormat::Bgr888:
            return 3;
        default:
            return 2;
    }
}

bool Frame::isValid() const
{
    if (buffer == nullptr || width < 1 || width > MaxSide || height < 1 || height > MaxSide
        || format > PixelFormat::Yuv422 || rotation > Rotation::Clockwise270)
    {
        return false;
    }

    int rowBytes = width * bytesPerPixel();
    if (stride < rowBytes || (format == PixelFormat::Yuv422 && (width % 2 != 0 || stride % 4 != 0)))
    {
        return false;
    }

    return (static_cast<uint64_t>(stride) * static_cast<uint32_t>(height - 1)) + static_cast<uint32_t>(rowBytes) <= bufferBytes;
}
}
