#include "Runs.h"

#include <cstdlib>
#include <cstring>

#include "Finding.h"
#include "Models/ModelReader.h"
#include "Networks/KernelTable.h"

using namespace dupnet;

MadeDetector::MadeDetector(uint32_t bytes, int32_t mostDetections, int32_t classes)
    : _bytes(bytes), _mostDetections(mostDetections), _classes(classes), _memory(std::malloc(bytes))
{
    std::memset(_memory, 0xA5, bytes);
}

MadeDetector::~MadeDetector()
{
    std::free(_memory);
}

std::unique_ptr<MadeDetector> MadeDetector::make(const uint8_t* model, uint32_t modelBytes, const dupnet_settings& settings, int32_t& error)
{
    uint32_t bytes = 0;
    uint32_t offset = 0;
    error = dupnet_detector_bytes(model, modelBytes, &settings, &bytes, &offset);
    if (error != DUPNET_OK)
    {
        return nullptr;
    }

    Model read;
    readModel(model, modelBytes, read);
    std::unique_ptr<MadeDetector> made(new MadeDetector(bytes, settings.max_detections, read.classCount));
    require(
        dupnet_detector_create(made->_memory, bytes - 1, model, modelBytes, &settings, &offset) == DUPNET_MEMORY,
        "too little memory is refused");
    require(dupnet_detector_create(made->_memory, bytes, model, modelBytes, &settings, &offset) == DUPNET_OK, "what has a size is made");
    return made;
}

std::vector<int32_t> MadeDetector::runImage(const std::vector<uint8_t>& image) const
{
    std::vector<int32_t> logits(static_cast<size_t>(dupnet_logit_count(_memory)));
    require(dupnet_run_image(_memory, image.data(), logits.data()) == DUPNET_OK, "an image runs");
    return logits;
}

std::vector<dupnet_detection> MadeDetector::detect(const dupnet_frame& frame, int32_t& result) const
{
    std::vector<dupnet_detection> boxes(static_cast<size_t>(_mostDetections));
    result = dupnet_detect(_memory, &frame, boxes.data());
    require(result == DUPNET_FRAME || (result >= 0 && result <= _mostDetections), "as many boxes as were allowed, or a refused frame");
    boxes.resize(static_cast<size_t>(result < 0 ? 0 : result));
    requireSound(boxes, frame, _classes);
    return boxes;
}

bool operator==(const dupnet_detection& a, const dupnet_detection& b)
{
    return std::memcmp(&a, &b, sizeof(a)) == 0;
}

void requireSound(const std::vector<dupnet_detection>& boxes, const dupnet_frame& frame, int classes)
{
    int32_t last = 65536;
    for (const dupnet_detection& box : boxes)
    {
        require(box.left >= 0 && box.left < box.right && box.right <= 16 * frame.width, "a box lies within the frame's columns");
        require(box.top >= 0 && box.top < box.bottom && box.bottom <= 16 * frame.height, "a box lies within the frame's rows");
        require(box.score >= 0 && box.score <= last, "the best come first");
        require(box.class_index >= 0 && box.class_index < classes, "the class is one of the model's");
        last = box.score;
    }
}

const std::vector<int32_t>& hostKernels()
{
    static const std::vector<int32_t> kernels = [] {
        std::vector<int32_t> found;
        for (int32_t set : {DUPNET_LANES, DUPNET_PLANES16, DUPNET_PLANES32})
        {
            if (haveKernels(static_cast<KernelSet>(set)))
            {
                found.push_back(set);
            }
        }

        return found;
    }();
    return kernels;
}

dupnet_settings plainSettings(int width, int height, int32_t kernels)
{
    constexpr int32_t Half = 32768;
    constexpr int32_t Operations = 4;
    constexpr int32_t Bytes = 1 << 20;
    return {width, height, 0, 2, 20000, Half, 32, 8, 1, 0, Operations, Bytes, kernels, 0};
}

std::vector<uint8_t> generated(size_t count, uint32_t seed)
{
    std::vector<uint8_t> bytes(count);
    for (uint8_t& byte : bytes)
    {
        seed = (seed * 1664525u) + 1013904223u;
        byte = static_cast<uint8_t>(seed >> 24);
    }

    return bytes;
}
