// batch-test FOLDER: of each network of the build, on a random image at its smallest and its default size, generated code gives the logits of
// the definition and of tables, and on gray and coloured frames the same boxes as tables.
#include <string>

#include "Definition.h"
#include "Finding.h"
#include "Kernels/CompiledLayer.h"
#include "Models/ModelReader.h"
#include "Runs.h"
#include "TestFile.h"

// Generated: the code of the networks, and their names; which one is in use can be chosen.
namespace dupnet
{
extern const int batchCount;
extern const char* const batchNames[];
extern const CompiledModel* const batchCode[];
extern CompiledModel compiledModel;
}

namespace
{
constexpr int Bright = 3;

void check(const std::vector<unsigned char>& file, int width, int height)
{
    dupnet::Model model;
    uint32_t bytes = static_cast<uint32_t>(file.size());
    dupnet::readModel(file.data(), bytes, model);
    dupnet_settings settings = plainSettings(width, height, DUPNET_COMPILED);
    settings.most_operations = 0;
    settings.most_bytes = 0;
    int32_t error;
    std::unique_ptr<MadeDetector> compiled = MadeDetector::make(file.data(), bytes, settings, error);
    require(compiled != nullptr, "generated code makes a detector");
    settings.kernels = DUPNET_LANES;
    std::unique_ptr<MadeDetector> lanes = MadeDetector::make(file.data(), bytes, settings, error);
    require(lanes != nullptr, "tables make a detector");

    std::vector<uint8_t> image = generated(static_cast<size_t>(width) * static_cast<size_t>(height) * model.inputChannels, model.checksum);
    std::vector<int32_t> wanted = definedLogits(model, width, height, image);
    require(lanes->runImage(image) == wanted, "tables give the logits of the definition");
    require(compiled->runImage(image) == wanted, "generated code gives the logits of the definition");

    std::vector<uint8_t> pixels = generated(static_cast<size_t>(width) * static_cast<size_t>(height) * Bright, model.checksum + 1);
    for (int32_t format : {DUPNET_GRAY8, DUPNET_RGB888})
    {
        int32_t stride = width * (format == DUPNET_GRAY8 ? 1 : Bright);
        dupnet_frame frame = {pixels.data(), static_cast<uint32_t>(pixels.size()), width, height, stride, format, 0, 0};
        int32_t result;
        std::vector<dupnet_detection> boxes = lanes->detect(frame, result);
        require(compiled->detect(frame, result) == boxes, "generated code finds the boxes of tables");
    }
}
}

int main(int argc, char** argv)
{
    if (argc != 2)
    {
        std::fprintf(stderr, "usage: batch-test FOLDER\n");
        return 2;
    }

    for (int i = 0; i < dupnet::batchCount; i++)
    {
        std::string path = std::string(argv[1]) + "/" + dupnet::batchNames[i] + ".dupnet";
        std::fprintf(stderr, "%s\n", dupnet::batchNames[i]);
        std::vector<unsigned char> file = readFile(path.c_str());
        dupnet::Model model;
        require(dupnet::readModel(file.data(), static_cast<uint32_t>(file.size()), model).error == dupnet::ModelError::None, "the model is one");
        dupnet::compiledModel = *dupnet::batchCode[i];
        check(file, model.smallestSide, model.smallestSide);
        check(file, model.defaultWidth, model.defaultHeight);
    }

    std::printf("%d networks as C++, no difference\n", dupnet::batchCount);
    return dupnet::batchCount > 0 ? 0 : 1;
}
