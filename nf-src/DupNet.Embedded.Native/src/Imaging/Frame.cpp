#include "Imaging/Frame.h"

namespace dupnet
{
bool Frame::isValid() const
{
    if (buffer == nullptr || width < 1 || width > MaxSide || height < 1 || height > MaxSide
        || !isPixelFormat(static_cast<uint8_t>(format)) || rotation > Rotation::Clockwise270)
    {
        return false;
    }

    const PixelLayout& layout = layoutOf(format);
    int rowBytes = width * layout.bytesPerPixel;
    if (stride < rowBytes || width % layout.pixelsPerGroup() != 0 || stride % layout.strideStep() != 0)
    {
        return false;
    }

    uint64_t end = (static_cast<uint64_t>(stride) * static_cast<uint32_t>(height - 1)) + static_cast<uint32_t>(rowBytes);
    return end <= bufferBytes && end <= MaxBytes;
}
}
