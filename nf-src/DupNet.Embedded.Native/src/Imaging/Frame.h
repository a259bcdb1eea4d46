#pragma once
#include "Imaging/PixelFormat.h"

namespace dupnet
{
// The clockwise turn that brings the picture upright. The numbers are the managed ones.
enum class Rotation : uint8_t
{
    None = 0,
    Clockwise90 = 1,
    Clockwise180 = 2,
    Clockwise270 = 3,
};

// The numbers are the managed ones.
enum class FitMode : uint8_t
{
    Letterbox = 0,
    Stretch = 1,
};

// A picture in the caller's buffer.
struct Frame
{
    static constexpr int MaxSide = 8192;
    static constexpr uint32_t MaxBytes = INT32_MAX; // up to the end of the last pixel: offsets are 32-bit numbers with a sign

    const uint8_t* buffer;
    uint32_t bufferBytes;
    int32_t width; // pixels in a row of the buffer, 1 .. 8192
    int32_t height;
    int32_t stride; // bytes from one row to the next
    PixelFormat format;
    Rotation rotation;
    bool mirror; // whether the upright picture is mirrored left to right

    // Whether all fields are in range and the picture lies inside the buffer.
    bool isValid() const;

    int bytesPerPixel() const { return layoutOf(format).bytesPerPixel; }

    bool isSideways() const { return rotation == Rotation::Clockwise90 || rotation == Rotation::Clockwise270; }

    int uprightWidth() const { return isSideways() ? height : width; }

    int uprightHeight() const { return isSideways() ? width : height; }
};
}
