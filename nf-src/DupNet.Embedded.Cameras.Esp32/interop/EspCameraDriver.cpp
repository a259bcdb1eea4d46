#include "EspCameraDriver.h"

#include <string.h>

#include "esp_camera.h"

namespace dupnet_camera
{

namespace
{

bool isOpen;
size_t frameWidth;
size_t frameHeight;
pixformat_t frameFormat;

bool sizeOf(int width, int height, framesize_t &size)
{
    static const struct
    {
        int width;
        int height;
        framesize_t size;
    } sizes[] = {
        {96, 96, FRAMESIZE_96X96},
        {160, 120, FRAMESIZE_QQVGA},
        {240, 240, FRAMESIZE_240X240},
        {320, 240, FRAMESIZE_QVGA},
    };
    for (const auto &each : sizes)
    {
        if (each.width == width && each.height == height)
        {
            size = each.size;
            return true;
        }
    }

    return false;
}

bool formatOf(int format, pixformat_t &pixels)
{
    switch (format)
    {
        case Gray8:
            pixels = PIXFORMAT_GRAYSCALE;
            return true;

        case Rgb565BigEndian:
            pixels = PIXFORMAT_RGB565;
            return true;

        default:
            return false;
    }
}

int resultOf(esp_err_t error)
{
    switch (error)
    {
        case ESP_OK:
            return Done;

        case ESP_ERR_CAMERA_NOT_DETECTED:
        case ESP_ERR_NOT_FOUND:
            return NotFound;

        case ESP_ERR_CAMERA_NOT_SUPPORTED:
        case ESP_ERR_CAMERA_FAILED_TO_SET_FRAME_SIZE:
        case ESP_ERR_CAMERA_FAILED_TO_SET_OUT_FORMAT:
        case ESP_ERR_NOT_SUPPORTED:
            return Refused;

        case ESP_ERR_NO_MEM:
            return NoMemory;

        default:
            return error;
    }
}

} // namespace

int open(const int32_t pins[PinCount], int clockHertz, int format, int width, int height)
{
    framesize_t size;
    pixformat_t pixels;
    if (!sizeOf(width, height, size) || !formatOf(format, pixels))
    {
        return Refused;
    }

    const int closed = close();
    if (closed != Done)
    {
        return closed;
    }

    camera_config_t config = {};
    config.pin_pwdn = pins[0];
    config.pin_reset = pins[1];
    config.pin_xclk = pins[2];
    config.pin_sccb_sda = pins[3];
    config.pin_sccb_scl = pins[4];
    config.pin_vsync = pins[5];
    config.pin_href = pins[6];
    config.pin_pclk = pins[7];
    config.pin_d0 = pins[8];
    config.pin_d1 = pins[9];
    config.pin_d2 = pins[10];
    config.pin_d3 = pins[11];
    config.pin_d4 = pins[12];
    config.pin_d5 = pins[13];
    config.pin_d6 = pins[14];
    config.pin_d7 = pins[15];
    config.xclk_freq_hz = clockHertz;

    // The last ones: PWM channels of the managed side are given out from the first on.
    config.ledc_timer = LEDC_TIMER_3;
    config.ledc_channel = LEDC_CHANNEL_7;

    config.pixel_format = pixels;
    config.frame_size = size;

    // While one buffer is read the other fills; what waits is replaced by what is newer.
    config.fb_count = 2;
    config.fb_location = CAMERA_FB_IN_PSRAM;
    config.grab_mode = CAMERA_GRAB_LATEST;

    const int result = resultOf(esp_camera_init(&config));
    if (result == Done)
    {
        isOpen = true;
        frameWidth = static_cast<size_t>(width);
        frameHeight = static_cast<size_t>(height);
        frameFormat = pixels;
    }

    return result;
}

bool isReady()
{
    return isOpen && esp_camera_available_frames();
}

int take(uint8_t *buffer, int bytes)
{
    // Getting a frame that is not there would hold up all managed threads for seconds.
    if (!isReady())
    {
        return NoFrame;
    }

    camera_fb_t *frame = esp_camera_fb_get();
    if (frame == nullptr)
    {
        return NoFrame;
    }

    const bool isWanted = frame->len == static_cast<size_t>(bytes) && frame->width == frameWidth && frame->height == frameHeight
        && frame->format == frameFormat;
    if (isWanted)
    {
        memcpy(buffer, frame->buf, frame->len);
    }

    esp_camera_fb_return(frame);
    return isWanted ? Done : WrongFrame;
}

int close()
{
    if (!isOpen)
    {
        return Done;
    }

    isOpen = false;
    return resultOf(esp_camera_deinit());
}

} // namespace dupnet_camera
