#include "GoldenVectors.h"

#include "dupnet.h"

#include "Models/Crc32.h"

namespace
{
constexpr int MaxDetections = 16;

// Words and whole numbers of the vectors' lines.
class Lines
{
public:
    Lines(const char* at, const char* end) : _at(at), _end(end) {}

    int line() const { return _line; }

    bool isEmpty() const { return _at == _end; }

    // Whether the line starts with a word; steps over it.
    bool take(const char* word)
    {
        const char* at = _at;
        for (; *word != 0; word++, at++)
        {
            if (at == _end || *at != *word)
            {
                return false;
            }
        }

        _at = at;
        return true;
    }

    // Reads the rest of the line.
    bool numbers(int32_t* numbers, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_at == _end || *_at++ != ' ')
            {
                return false;
            }

            bool negative = _at != _end && *_at == '-';
            _at += negative ? 1 : 0;
            uint32_t value = 0;
            for (; _at != _end && *_at >= '0' && *_at <= '9'; _at++)
            {
                value = (10 * value) + static_cast<uint32_t>(*_at - '0');
            }

            numbers[i] = static_cast<int32_t>(negative ? 0u - value : value);
        }

        _line++;
        return _at != _end && *_at++ == '\n';
    }

private:
    const char* _at;
    const char* _end;
    int _line = 1;
};

// Logits of the largest golden vector.
constexpr int32_t MaxLogits = 8192;
int32_t logits[MaxLogits];

uint32_t hashLogits(int32_t count)
{
    uint32_t hash = 0;
    for (int32_t i = 0; i < count; i++)
    {
        uint32_t logit = static_cast<uint32_t>(logits[i]);
        uint8_t bytes[4];
        for (int b = 0; b < 4; b++)
        {
            bytes[b] = static_cast<uint8_t>(logit >> (8 * b));
        }

        hash = dupnet::crc32(hash, bytes, 4);
    }

    return hash;
}
}

void generateBytes(uint8_t* bytes, uint32_t count, uint32_t seed)
{
    for (uint32_t i = 0; i < count; i++)
    {
        seed = (seed * 1664525u) + 1013904223u;
        bytes[i] = static_cast<uint8_t>(seed >> 24);
    }
}

void makeDim(uint8_t* bytes, uint32_t count)
{
    constexpr uint8_t Bits = 0x39;
    for (uint32_t i = 0; i < count; i++)
    {
        bytes[i] &= Bits;
    }
}

GoldenResult checkGoldenVectors(
    const uint8_t* model, uint32_t modelBytes, const char* text, const char* textEnd, uint8_t* frameBuffer, uint32_t frameBytes, void* memory,
    uint32_t memoryBytes, int32_t kernels)
{
    GoldenResult result = {};
    Lines lines(text, textEnd);
    while (!lines.isEmpty())
    {
        result.line = lines.line();
        int32_t s[8];
        int32_t f[7];
        int32_t hash;
        bool merged = lines.take("merging");
        if ((!merged && !lines.take("settings")) || !lines.numbers(s, 8))
        {
            result.failure = "cannot be read";
            return result;
        }

        bool dim = lines.take("dim");
        if ((!dim && !lines.take("frame")) || !lines.numbers(f, 7) || !lines.take("logits") || !lines.numbers(&hash, 1) || s[7] > MaxDetections
            || static_cast<uint32_t>(f[1] * f[2]) > frameBytes)
        {
            result.failure = "cannot be read";
            return result;
        }

        dupnet_settings settings = {s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], merged, dim, 0, 0, kernels, 0};
        uint32_t offset;
        result.error = dupnet_detector_create(memory, memoryBytes, model, modelBytes, &settings, &offset);
        if (result.error != DUPNET_OK)
        {
            result.failure = "no detector";
            return result;
        }

        uint32_t bytes = static_cast<uint32_t>(f[1] * f[2]);
        generateBytes(frameBuffer, bytes, static_cast<uint32_t>(f[6]));
        if (dim)
        {
            makeDim(frameBuffer, bytes);
        }

        dupnet_frame frame = {frameBuffer, bytes, f[0], f[1], f[2], f[3], f[4], f[5]};
        dupnet_detection found[MaxDetections];
        int32_t logitCount = dupnet_logit_count(memory);
        if (logitCount > MaxLogits)
        {
            result.failure = "more logits than MaxLogits";
            return result;
        }

        int32_t count = dupnet_detect_logits(memory, &frame, found, logits);
        if (count < 0)
        {
            result.error = count;
            result.failure = "frame refused";
            return result;
        }

        if (hashLogits(logitCount) != static_cast<uint32_t>(hash))
        {
            result.failure = "logits differ";
            return result;
        }

        int boxes = 0;
        while (lines.take("box"))
        {
            int32_t b[6];
            if (!lines.numbers(b, 6) || boxes >= count || b[0] != found[boxes].left || b[1] != found[boxes].top || b[2] != found[boxes].right
                || b[3] != found[boxes].bottom || b[4] != found[boxes].score || b[5] != found[boxes].class_index)
            {
                result.failure = "boxes differ";
                return result;
            }

            boxes++;
        }

        if (boxes != count)
        {
            result.failure = "too many boxes";
            return result;
        }

        result.boxes += boxes;
        result.vectors++;
    }

    result.line = 0;
    return result;
}
