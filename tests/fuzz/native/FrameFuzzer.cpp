// Any frame: refused, or read in bounds, with the same boxes by all kernels and by two workers.
#include <algorithm>

#include "Finding.h"
#include "FuzzedBytes.h"
#include "GoldenModels.h"
#include "Models/ModelReader.h"
#include "Runs.h"

namespace
{
constexpr const char* Models[] = {"colours", "crowd", "grays", "three", "wide"};
constexpr int Formats = DUPNET_BGR565_BIG_ENDIAN + 1;
constexpr int64_t MostPixels = 1 << 16;

void inTurn(void*, dupnet_work work, void* job)
{
    work(job, 1);
    work(job, 0);
}

// As many bytes as the frame has, or a byte less, from those that are left.
std::vector<uint8_t> pixels(FuzzedBytes& bytes, const dupnet_frame& frame)
{
    int64_t count = static_cast<int64_t>(frame.stride) * frame.height;
    std::vector<uint8_t> buffer(bytes.rest(), bytes.rest() + bytes.restBytes());
    if (!buffer.empty() && count > 0 && count <= MostPixels)
    {
        size_t wanted = static_cast<size_t>(count) - (buffer[0] % 16 == 0 ? 1 : 0);
        size_t given = std::min(buffer.size(), wanted);
        buffer.resize(wanted);
        for (size_t i = given; i < wanted; i++)
        {
            buffer[i] = buffer[i % given];
        }
    }

    buffer.shrink_to_fit();
    return buffer;
}
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    FuzzedBytes bytes(data, size);
    const GoldenModel& golden = goldenModel(Models[bytes.byte() % (sizeof(Models) / sizeof(*Models))]);
    dupnet::Model model;
    dupnet::readModel(golden.file.data(), golden.bytes(), model);
    int steps = ((model.largestSide - model.smallestSide) / model.stride) + 1;
    dupnet_settings settings = plainSettings(model.smallestSide + (model.stride * bytes.below(steps)), model.smallestSide, DUPNET_LANES);
    settings.most_operations = 0;
    settings.fit = bytes.byte() & 1;
    settings.sample_grid = 1 << (bytes.byte() % 3);
    settings.stretch_contrast = bytes.byte() & 1;

    dupnet_frame frame = {};
    frame.width = bytes.mostly(1, 96);
    frame.height = bytes.mostly(1, 96);
    frame.format = bytes.mostly(0, Formats);
    frame.stride = bytes.mostly(frame.width > 0 && frame.width < 1024 ? frame.width : 0, 300);
    frame.rotation = bytes.mostly(0, 4);
    frame.mirror = bytes.byte() & 1;
    std::vector<uint8_t> buffer = pixels(bytes, frame);
    frame.buffer = buffer.data();
    frame.buffer_bytes = static_cast<uint32_t>(buffer.size());

    bool first = true;
    int32_t wanted = 0;
    std::vector<dupnet_detection> wantedBoxes;
    for (int32_t kernels : hostKernels())
    {
        settings.kernels = kernels;
        int32_t error = 0;
        std::unique_ptr<MadeDetector> detector = MadeDetector::make(golden.file.data(), golden.bytes(), settings, error);
        require(detector != nullptr, "a golden model runs");
        int32_t result;
        std::vector<dupnet_detection> boxes = detector->detect(frame, result);
        require(first || (result == wanted && boxes == wantedBoxes), "all kernels find the same");
        first = false;
        wanted = result;
        wantedBoxes = boxes;

        uint32_t splitBytes = 0;
        uint32_t offset;
        require(dupnet_split_bytes(golden.file.data(), golden.bytes(), &settings, &splitBytes, &offset) == DUPNET_OK, "a second worker has a size");
        std::vector<uint32_t> scratch(splitBytes / 4);
        std::vector<dupnet_detection> split(static_cast<size_t>(settings.max_detections));
        uint32_t none = 0;
        void* second = scratch.empty() ? &none : scratch.data();
        int32_t found = dupnet_detect_split(detector->memory(), &frame, split.data(), inTurn, nullptr, second, splitBytes, nullptr);
        split.resize(static_cast<size_t>(std::max(found, 0)));
        require(found == wanted && split == wantedBoxes, "two workers find the same");
    }

    return 0;
}
