#pragma once
#include <stdint.h>

namespace dupnet
{
// The numbers of these are the managed ones.
enum class PixelFormat : uint8_t
{
    Gray8,
    Rgb565LittleEndian,
    Rgb565BigEndian,
    Rgb888,
    Bgr888,
    Yuv422, // Y0 U Y1 V; even width, stride a multiple of 4
};

// The clockwise turn that brings the picture upright.
enum class Rotation : uint8_t
{
    None,
    Clockwise90,
    Half,
    Clockwise270,
};

enum class FitMode : uint8_t
{
    Letterbox,
    Stretch,
};

// A picture in the caller's buffer.
struct Frame
{
    static constexpr int MaxSide = 8192;

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

    int bytesPerPixel() const;

    bool isSideways() const { return rotation == Rotation::Clockwise90 || rotation == Rotation::Clockwise270; }

    int uprightWidth() const { return isSideways() ? height : width; }

    int uprightHeight() const { return isSideways() ? width : height; }
};
}
