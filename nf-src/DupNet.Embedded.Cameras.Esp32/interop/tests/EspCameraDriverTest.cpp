// EspCameraDriver against a component that records what it is asked and fails on demand.
#include <stdio.h>
#include <string.h>

#include "../EspCameraDriver.h"
#include "esp_camera.h"

namespace
{

camera_config_t given;
int opened, closed, lent;
esp_err_t initResult, deinitResult;
bool available;
bool empty;
uint8_t pixels[320 * 240 * 2];
camera_fb_t frame;
int failures;

void require(bool condition, const char *what)
{
    if (!condition)
    {
        printf("failed: %s\n", what);
        failures++;
    }
}

const int32_t pins[] = {32, -1, 0, 26, 27, 25, 23, 22, 5, 18, 19, 21, 36, 39, 34, 35};

} // namespace

esp_err_t esp_camera_init(const camera_config_t *config)
{
    given = *config;
    opened += initResult == ESP_OK;
    return initResult;
}

esp_err_t esp_camera_deinit(void)
{
    closed++;
    return deinitResult;
}

camera_fb_t *esp_camera_fb_get(void)
{
    lent += !empty;
    return empty ? nullptr : &frame;
}

void esp_camera_fb_return(camera_fb_t *)
{
    lent--;
}

bool esp_camera_available_frames(void)
{
    return available;
}

int main()
{
    using namespace dupnet_camera;
    uint8_t buffer[320 * 240 * 2];

    require(!isReady() && take(buffer, 10) == NoFrame && close() == Done && closed == 0, "a closed camera has no frame and stays closed");
    require(open(pins, 20000000, 1, 160, 120) == Refused, "another format is refused");
    require(open(pins, 20000000, Gray8, 161, 120) == Refused, "another size is refused");
    require(opened == 0, "and nothing is opened for it");

    require(open(pins, 20000000, Rgb565BigEndian, 160, 120) == Done && opened == 1, "opens");
    require(given.pin_pwdn == 32 && given.pin_reset == -1 && given.pin_xclk == 0 && given.pin_sccb_sda == 26 && given.pin_sccb_scl == 27, "control pins");
    require(given.pin_vsync == 25 && given.pin_href == 23 && given.pin_pclk == 22, "sync pins");
    require(given.pin_d0 == 5 && given.pin_d1 == 18 && given.pin_d2 == 19 && given.pin_d3 == 21, "low data pins");
    require(given.pin_d4 == 36 && given.pin_d5 == 39 && given.pin_d6 == 34 && given.pin_d7 == 35, "high data pins");
    require(given.xclk_freq_hz == 20000000 && given.frame_size == FRAMESIZE_QQVGA && given.pixel_format == PIXFORMAT_RGB565, "clock, size, format");
    require(given.fb_count == 2 && given.fb_location == CAMERA_FB_IN_PSRAM && given.grab_mode == CAMERA_GRAB_LATEST, "buffers");

    for (size_t i = 0; i < sizeof(pixels); i++)
    {
        pixels[i] = static_cast<uint8_t>(i * 7);
    }

    frame = {pixels, 160 * 120 * 2, 160, 120, PIXFORMAT_RGB565};
    require(take(buffer, 160 * 120 * 2) == NoFrame && lent == 0, "does not wait for a frame");
    available = true;
    memset(buffer, 0, sizeof(buffer));
    require(isReady() && take(buffer, 160 * 120 * 2) == Done && lent == 0, "takes a frame and gives its memory back");
    require(memcmp(buffer, pixels, 160 * 120 * 2) == 0 && buffer[160 * 120 * 2] == 0, "copies it and no more");

    memset(buffer, 0, sizeof(buffer));
    frame.len = 100;
    require(take(buffer, 160 * 120 * 2) == WrongFrame && lent == 0 && buffer[1] == 0, "a short frame is refused and given back");
    frame.len = 160 * 120 * 2;
    frame.format = PIXFORMAT_YUV422;
    require(take(buffer, 160 * 120 * 2) == WrongFrame && lent == 0, "another format is refused and given back");
    frame.format = PIXFORMAT_RGB565;
    frame.width = 120;
    require(take(buffer, 160 * 120 * 2) == WrongFrame && lent == 0, "another size is refused and given back");
    frame.width = 160;
    empty = true;
    require(take(buffer, 160 * 120 * 2) == NoFrame && lent == 0, "a frame that is gone");
    empty = false;
    require(take(buffer, 160 * 120 * 2) == Done, "works again");

    require(open(pins, 10000000, Gray8, 96, 96) == Done && closed == 1 && given.pixel_format == PIXFORMAT_GRAYSCALE && given.frame_size == FRAMESIZE_96X96,
        "opening anew closes first");

    const struct
    {
        esp_err_t error;
        int result;
    } errors[] = {
        {ESP_ERR_CAMERA_NOT_DETECTED, NotFound},
        {ESP_ERR_NOT_FOUND, NotFound},
        {ESP_ERR_CAMERA_NOT_SUPPORTED, Refused},
        {ESP_ERR_CAMERA_FAILED_TO_SET_FRAME_SIZE, Refused},
        {ESP_ERR_CAMERA_FAILED_TO_SET_OUT_FORMAT, Refused},
        {ESP_ERR_NOT_SUPPORTED, Refused},
        {ESP_ERR_NO_MEM, NoMemory},
        {ESP_FAIL, ESP_FAIL},
    };
    for (const auto &each : errors)
    {
        initResult = each.error;
        require(open(pins, 20000000, Gray8, 320, 240) == each.result && !isReady(), "an error of the component");
    }

    initResult = ESP_OK;
    require(open(pins, 20000000, Gray8, 240, 240) == Done && isReady(), "opens after errors");
    deinitResult = ESP_FAIL;
    require(close() == ESP_FAIL && !isReady() && close() == Done, "is closed even if that fails");
    return failures == 0 ? 0 : 1;
}
