// Any image through code that dupnet compile generated from the golden model "tree": the logits of the tables. And any frame: its boxes.
#include <algorithm>

#include "Finding.h"
#include "FuzzedBytes.h"
#include "GoldenModels.h"
#include "Models/ModelReader.h"
#include "Runs.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const GoldenModel& golden = goldenModel("tree");
    FuzzedBytes bytes(data, size);
    dupnet::Model model;
    dupnet::readModel(golden.file.data(), golden.bytes(), model);
    int steps = ((model.largestSide - model.smallestSide) / model.stride) + 1;
    int width = model.smallestSide + (model.stride * bytes.below(steps));
    int height = model.smallestSide + (model.stride * bytes.below(steps));
    dupnet_settings settings = plainSettings(width, height, DUPNET_COMPILED);
    settings.most_operations = 8;
    settings.fit = bytes.byte() & 1;
    settings.working_memory = 1024 * bytes.byte();
    int32_t error;
    std::unique_ptr<MadeDetector> compiled = MadeDetector::make(golden.file.data(), golden.bytes(), settings, error);
    settings.kernels = DUPNET_LANES;
    std::unique_ptr<MadeDetector> lanes = MadeDetector::make(golden.file.data(), golden.bytes(), settings, error);
    require((compiled == nullptr) == (lanes == nullptr), "a size that runs by tables runs by code");
    if (compiled == nullptr)
    {
        return 0;
    }

    // What is there of the image, again and again.
    std::vector<uint8_t> image(static_cast<size_t>(width * height) * model.inputChannels);
    const uint8_t* rest = bytes.rest();
    size_t given = bytes.restBytes();
    for (size_t i = 0; i < image.size() && given > 0; i++)
    {
        image[i] = rest[i % given];
    }

    require(compiled->runImage(image) == lanes->runImage(image), "generated code gives the logits of the tables");
    dupnet_frame frame = {image.data(), static_cast<uint32_t>(image.size()), width, height, width, DUPNET_GRAY8, static_cast<int32_t>(given % 4), 0};
    int32_t result;
    std::vector<dupnet_detection> wanted = lanes->detect(frame, result);
    require(compiled->detect(frame, result) == wanted, "generated code finds the boxes of the tables");
    return 0;
}
