#pragma once
#include <cstddef>
#include <cstdint>

// Numbers out of the bytes that libFuzzer gives; zeros after their end.
class FuzzedBytes
{
public:
    FuzzedBytes(const uint8_t* data, size_t size) : _at(data), _end(data + size) {}

    bool isEmpty() const { return _at == _end; }

    const uint8_t* rest() const { return _at; }

    size_t restBytes() const { return static_cast<size_t>(_end - _at); }

    uint8_t byte() { return _at == _end ? 0 : *_at++; }

    uint32_t word()
    {
        uint32_t value = 0;
        for (int i = 0; i < 4; i++)
        {
            value |= static_cast<uint32_t>(byte()) << (8 * i);
        }

        return value;
    }

    // 0 .. limit - 1
    int below(int limit) { return static_cast<int>((byte() | static_cast<unsigned>(byte()) << 8) % static_cast<unsigned>(limit)); }

    // One of eight times any number of 32 bits, else first .. first + count - 1.
    int32_t mostly(int first, int count) { return byte() % 8 == 0 ? static_cast<int32_t>(word()) : first + below(count); }

private:
    const uint8_t* _at;
    const uint8_t* _end;
};
