// damaged-model-test MODEL KERNELS: truncated and altered models are refused, or run in bounds. Build with -DDUPNET_SANITIZE=ON to see
// every access checked.
#include <cstdint>

#include "Models/Crc32.h"
#include "KernelsNamed.h"
#include "TestFile.h"
#include "dupnet.h"

int main(int argc, char** argv)
{
    if (argc != 3)
    {
        std::fprintf(stderr, "usage: damaged-model-test MODEL KERNELS\n");
        return 2;
    }

    const std::vector<unsigned char> data = readFile(argv[1]);
    uint32_t size = static_cast<uint32_t>(data.size());
    uint32_t offset;
    for (uint32_t length = 0; length < size; length += length < 600 ? 1 : 97)
    {
        // A buffer of its own, so that the sanitizer sees a read behind it.
        std::vector<unsigned char> cut(data.begin(), data.begin() + length);
        int32_t result = dupnet_model_check(cut.data(), length, &offset);
        if (result != DUPNET_MODEL_TRUNCATED || offset != length)
        {
            std::fprintf(stderr, "%u bytes: %d at %u\n", length, result, offset);
            return 1;
        }
    }

    const dupnet_settings settings = {0, 0, 0, 2, -1, 32768, 16, 8, 0, 0, 0, 0, static_cast<int32_t>(kernelsNamed(argv[2])), 0};
    std::vector<unsigned char> image(1024 * 1024 * 3, 100);
    uint32_t state = 7;
    int refused = 0;
    int ran = 0;
    for (int round = 0; round < 3000; round++)
    {
        state = (state * 1664525u) + 1013904223u;
        std::vector<unsigned char> altered = data;
        altered[16 + ((state >> 8) % 400)] = static_cast<unsigned char>(state >> 24);
        uint32_t crc = dupnet::crc32(0, altered.data() + 16, size - 16);
        for (int b = 0; b < 4; b++)
        {
            altered[12 + static_cast<size_t>(b)] = static_cast<unsigned char>(crc >> (8 * b));
        }

        uint32_t bytes = 0;
        int32_t result = dupnet_detector_bytes(altered.data(), size, &settings, &bytes, &offset);
        if (result != DUPNET_OK || bytes > (1 << 22))
        {
            refused++;
            continue;
        }

        std::vector<uint64_t> memory(bytes / 8);
        if (dupnet_detector_create(memory.data(), bytes, altered.data(), size, &settings, &offset) != DUPNET_OK)
        {
            std::fprintf(stderr, "round %d: sized but not made\n", round);
            return 1;
        }

        if (ran % 20 == 0)
        {
            std::vector<int32_t> logits(static_cast<size_t>(dupnet_logit_count(memory.data())));
            dupnet_run_image(memory.data(), image.data(), logits.data());
        }

        ran++;
    }

    std::printf("%d refused, %d accepted\n", refused, ran);
    return refused > 100 && ran > 100 ? 0 : 1;
}
