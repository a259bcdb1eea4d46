#include "Imaging/PixelFormat.h"

namespace dupnet
{
namespace
{
// By the numbers of PixelFormat.
constexpr PixelLayout Layouts[] = {
    {PixelReading::Gray, 1, 0, false},   // Gray8
    {PixelReading::Rgb565, 2, 0, false}, // Rgb565LittleEndian
    {PixelReading::Rgb565, 2, 1, false}, // Rgb565BigEndian
    {PixelReading::Rgb888, 3, 0, false}, // Rgb888
    {PixelReading::Rgb888, 3, 2, false}, // Bgr888
    {PixelReading::Yuv422, 2, 0, false}, // Yuv422
    {PixelReading::Yuv422, 2, 1, false}, // Uyvy422
    {PixelReading::Rgb565, 2, 0, true},  // Bgr565LittleEndian
    {PixelReading::Rgb565, 2, 1, true},  // Bgr565BigEndian
};

constexpr int32_t Count = sizeof(Layouts) / sizeof(Layouts[0]);
}

bool isPixelFormat(int32_t number) { return number >= 0 && number < Count; }

const PixelLayout& layoutOf(PixelFormat format) { return Layouts[static_cast<uint8_t>(format)]; }
}
