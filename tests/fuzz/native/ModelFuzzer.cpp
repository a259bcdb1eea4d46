// Any bytes as a model: refused with an offset within them, or run in bounds by all kernels with the logits of the definition.
#include <cstring>

#include "Definition.h"
#include "Finding.h"
#include "GoldenModels.h"
#include "Models/ModelReader.h"
#include "Runs.h"
#include "SealedModel.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

namespace
{
constexpr size_t LayerBytes = 32;
constexpr size_t AnchorBytes = 8;

uint32_t next(uint32_t& state)
{
    state = (state * 1664525u) + 1013904223u;
    return state >> 8;
}

// A number of the header, the layer table or the anchors becomes one that is close, small, or at an end of its range.
void alterField(uint8_t* data, size_t size, uint32_t& state)
{
    size_t fields = ModelHeaderBytes + (data[19] * LayerBytes) + (data[20] * AnchorBytes);
    size_t at = 16 + (next(state) % ((fields < size ? fields : size) - 16));
    size_t width = size_t{1} << (next(state) % 3);
    at -= at % width;
    if (at + width > size)
    {
        return;
    }

    uint32_t value = 0;
    std::memcpy(&value, data + at, width);
    switch (next(state) % 5)
    {
        case 0: value += 1 + (next(state) % 4); break;
        case 1: value -= 1 + (next(state) % 4); break;
        case 2: value = next(state) % 8; break;
        case 3: value = 0xFFFFFFFF >> (next(state) % 3); break;
        default: value ^= 1u << (next(state) % (8 * width)); break;
    }

    std::memcpy(data + at, &value, width);
}

// Whether a frame takes at most 2^20 operations.
bool isSmall(const uint8_t* model, uint32_t modelBytes, int width, int height)
{
    dupnet_settings settings = plainSettings(width, height, DUPNET_LANES);
    settings.most_operations = 1;
    uint32_t bytes;
    uint32_t offset;
    return dupnet_detector_bytes(model, modelBytes, &settings, &bytes, &offset) == DUPNET_OK;
}
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned seed)
{
    uint32_t state = seed;
    if (size < ModelHeaderBytes || next(state) % 64 == 0)
    {
        const GoldenModel& model = goldenModels()[next(state) % goldenModels().size()];
        size = model.file.size() < maxSize ? model.file.size() : maxSize;
        std::memcpy(data, model.file.data(), size);
    }

    if (next(state) % 4 == 0)
    {
        size = LLVMFuzzerMutate(data, size, maxSize);
    }
    else
    {
        for (uint32_t changes = 1 + (next(state) % 3); changes > 0; changes--)
        {
            alterField(data, size, state);
        }
    }

    if (next(state) % 16 != 0)
    {
        sealModel(data, size);
    }

    return size;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    uint32_t bytes = static_cast<uint32_t>(size);
    uint32_t offset = UINT32_MAX;
    int32_t checked = dupnet_model_check(data, bytes, &offset);
    if (checked != DUPNET_OK)
    {
        require(checked >= DUPNET_MODEL_INVALID_PARAMETER && checked < 0, "a refusal is one of a model");
        require(offset <= size, "a refusal names a place of the file");
        return 0;
    }

    dupnet::Model model;
    dupnet::readModel(data, bytes, model);
    const int sides[][2] = {{model.defaultWidth, model.defaultHeight}, {model.smallestSide, model.smallestSide}};
    for (const auto& side : sides)
    {
        std::vector<int32_t> wanted;
        for (int32_t kernels : hostKernels())
        {
            int32_t error = 0;
            std::unique_ptr<MadeDetector> detector = MadeDetector::make(data, bytes, plainSettings(side[0], side[1], kernels), error);
            if (detector == nullptr)
            {
                require(
                    error == DUPNET_MANY_OPERATIONS || error == DUPNET_MUCH_MEMORY || error == DUPNET_TOO_LARGE
                        || (side[0] != model.defaultWidth && (error == DUPNET_INPUT_WIDTH || error == DUPNET_INPUT_HEIGHT)),
                    "an accepted model runs at its default size unless that is too much");
                continue;
            }

            // The definition is slow: of larger networks the kernels are compared with each other.
            std::vector<uint8_t> image = generated(static_cast<size_t>(side[0]) * static_cast<size_t>(side[1]) * model.inputChannels, model.checksum);
            std::vector<int32_t> logits = detector->runImage(image);
            if (wanted.empty())
            {
                wanted = isSmall(data, bytes, side[0], side[1]) ? definedLogits(model, side[0], side[1], image) : logits;
            }

            require(logits == wanted, "all kernels give the logits of the definition");
            dupnet_frame frame = {image.data(), static_cast<uint32_t>(image.size()), side[0], side[1], side[0], DUPNET_GRAY8, 0, 0};
            int32_t result;
            detector->detect(frame, result);
            require(result >= 0, "a frame of the input's size is taken");
        }
    }

    return 0;
}
