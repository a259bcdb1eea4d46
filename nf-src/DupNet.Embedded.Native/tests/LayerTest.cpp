// layer-test MODEL KERNELS: layers that run one at a time leave the memory as a whole detection does, at every size of the model.
#include "Decoding/Detector.h"
#include "Models/ModelReader.h"
#include "GoldenVectors.h"
#include "KernelsNamed.h"
#include "TestFile.h"
#include "dupnet.h"

#include <cstring>

namespace
{
constexpr int Width = 160;
constexpr int Height = 120;

// Of the arena, which lies behind the state, the candidates and their means.
uint32_t arenaStart(const std::vector<uint64_t>& memory, const dupnet_settings& settings)
{
    uint32_t bytes = dupnet_state_bytes(memory.data()) + dupnet::CandidateList::scratchBytes(settings.max_candidates)
        + (2 * static_cast<uint32_t>(settings.max_detections));
    return (bytes + 7) & ~7u;
}
}

int main(int argc, char** argv)
{
    if (argc != 3)
    {
        std::fprintf(stderr, "usage: layer-test MODEL KERNELS\n");
        return 2;
    }

    const std::vector<unsigned char> data = readFile(argv[1]);
    uint32_t size = static_cast<uint32_t>(data.size());
    dupnet::Model model;
    if (dupnet::readModel(data.data(), size, model).error != dupnet::ModelError::None)
    {
        std::fprintf(stderr, "%s: refused\n", argv[1]);
        return 1;
    }

    std::vector<uint8_t> pixels(2 * Width * Height);
    generateBytes(pixels.data(), static_cast<uint32_t>(pixels.size()), 1);
    const dupnet_frame frame = {pixels.data(), static_cast<uint32_t>(pixels.size()), Width, Height, 2 * Width, DUPNET_RGB565_LITTLE_ENDIAN, 0, 0};
    int sizes = 0;
    for (int side = model.smallestSide; side <= model.largestSide; side += model.stride)
    {
        const dupnet_settings settings = {side, side, 0, 4, -1, 32768, 16, 8, 0, 0, 0, 0, static_cast<int32_t>(kernelsNamed(argv[2])), 0};
        uint32_t bytes;
        uint32_t offset;
        int32_t error = dupnet_detector_bytes(data.data(), size, &settings, &bytes, &offset);
        if (error != DUPNET_OK)
        {
            // Not every side between the smallest and the largest fits all layers.
            continue;
        }

        std::vector<uint64_t> whole(bytes / 8, 0xA5A5A5A5A5A5A5A5);
        std::vector<uint64_t> stepped = whole;
        std::vector<dupnet_detection> boxes(static_cast<size_t>(settings.max_detections));
        dupnet_detector_create(whole.data(), bytes, data.data(), size, &settings, &offset);
        dupnet_detector_create(stepped.data(), bytes, data.data(), size, &settings, &offset);
        dupnet_detect(whole.data(), &frame, boxes.data());
        for (int layer = 0; layer < model.layerCount; layer++)
        {
            if (dupnet_run_layer(stepped.data(), &frame, layer) != DUPNET_OK)
            {
                std::fprintf(stderr, "side %d: layer %d did not run\n", side, layer + 1);
                return 1;
            }
        }

        uint32_t start = arenaStart(whole, settings);
        const uint8_t* wanted = reinterpret_cast<const uint8_t*>(whole.data());
        const uint8_t* found = reinterpret_cast<const uint8_t*>(stepped.data());
        if (std::memcmp(wanted + start, found + start, bytes - start) != 0)
        {
            std::fprintf(stderr, "side %d: layer by layer differs from all at once\n", side);
            return 1;
        }

        sizes++;
    }

    std::printf("%d sizes\n", sizes);
    return sizes > 0 ? 0 : 1;
}
