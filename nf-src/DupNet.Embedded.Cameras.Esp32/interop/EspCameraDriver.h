// What the managed class EspCamera asks of Espressif's esp32-camera component. Knows neither .NET nor nanoFramework.
#pragma once

#include <stdint.h>

namespace dupnet_camera
{

// The same numbers are in NativeResult.cs. Other values are error codes of ESP-IDF.
enum Result
{
    Done = 0,
    NotFound = 1,
    Refused = 2,
    NoMemory = 3,
    NoFrame = 4,
    WrongFrame = 5,
};

// Lines of the camera in the order of EspCameraPins.ToArray.
constexpr int PinCount = 16;

// Values of PixelFormat.
constexpr int Gray8 = 0;
constexpr int Rgb565BigEndian = 2;

int open(const int32_t pins[PinCount], int clockHertz, int format, int width, int height);
bool isReady();
int take(uint8_t *buffer, int bytes);
int close();

} // namespace dupnet_camera
