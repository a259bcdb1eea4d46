#pragma once
#include <stdint.h>

namespace dupnet
{
// The numbers are those of dupnet.h and of the managed PixelFormat.
enum class PixelFormat : uint8_t
{
    Gray8 = 0,
    Rgb565LittleEndian = 1,
    Rgb565BigEndian = 2,
    Rgb888 = 3,
    Bgr888 = 4,
    Yuv422 = 5,  // Y0 U Y1 V
    Uyvy422 = 6, // U Y0 V Y1
    Bgr565LittleEndian = 7,
    Bgr565BigEndian = 8,
};

// The ways to read pixels. Formats that are read alike differ in the places of their bytes or bits.
enum class PixelReading : uint8_t
{
    Gray,
    Rgb565, // two bytes, a number with fields of 5, 6 and 5 bits
    Rgb888, // three bytes, a colour each
    Yuv422, // four bytes for two pixels: a brightness each, two colour differences for both
};

// A pixel format, described: the only place that tells formats apart, as the managed PixelLayout.
struct PixelLayout
{
    PixelReading reading;
    uint8_t bytesPerPixel; // half of the bytes of two pixels that share some
    uint8_t place;         // Rgb565: the byte with the low bits; Rgb888: the byte of red; Yuv422: the byte of the first brightness
    bool isBlueHigh;       // Rgb565: blue has the most significant bits, red the least

    // Pixels that share bytes. Widths are multiples of it.
    int pixelsPerGroup() const { return reading == PixelReading::Yuv422 ? 2 : 1; }

    // What strides are multiples of, in bytes.
    int strideStep() const { return reading == PixelReading::Yuv422 ? 4 : 1; }
};

// Whether a number stands for a format.
bool isPixelFormat(int32_t number);

const PixelLayout& layoutOf(PixelFormat format);
}
