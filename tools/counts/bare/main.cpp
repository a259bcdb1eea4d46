// Runs on a bare machine: checks the golden vectors, then counts the instructions of a Detect of one QVGA RGB565 frame,
// layer by layer, and prints "NAME VALUE" lines.
#include "Decoding/Detector.h"
#include "GoldenVectors.h"
#include "Machine.h"
#include "Models/ModelReader.h"
#include "dupnet.h"

// files.S, made by run.sh: the default model, and name, model and vectors of each golden file; a null name ends the list.
struct Embedded
{
    const char* name;
    const uint8_t* model;
    const uint8_t* modelEnd;
    const char* text;
    const char* textEnd;
};

extern "C" const uint8_t countedModel[];
extern "C" const uint8_t countedModelEnd[];
extern "C" const Embedded goldenFiles[];

using namespace dupnet;

namespace
{
alignas(8) uint8_t memory[2 << 20];
alignas(8) uint8_t frameBytes[320 * 240 * 2];

void printNumber(uint64_t value)
{
    char text[24];
    char* at = text + sizeof(text) - 1;
    *at = 0;
    do
    {
        *--at = static_cast<char>('0' + (value % 10));
        value /= 10;
    } while (value != 0);
    print(at);
}

void printCount(const char* name, int index, uint64_t value)
{
    print(MACHINE ".");
    print(name);
    if (index > 0)
    {
        printNumber(static_cast<uint64_t>(index));
    }

    print(" ");
    printNumber(value);
    print("\n");
}

bool checkGolden()
{
    int vectors = 0;
    for (const Embedded* file = goldenFiles; file->name != nullptr; file++)
    {
        GoldenResult result = checkGoldenVectors(
            file->model, static_cast<uint32_t>(file->modelEnd - file->model), file->text, file->textEnd, frameBytes, sizeof(frameBytes),
            memory, sizeof(memory), DUPNET_LANES);
        if (result.line != 0)
        {
            print("FAILED golden vectors of ");
            print(file->name);
            print(", line ");
            printNumber(static_cast<uint64_t>(result.line));
            print(": ");
            print(result.failure);
            print("\n");
            return false;
        }

        vectors += result.vectors;
    }

    printCount("golden", 0, static_cast<uint64_t>(vectors));
    return true;
}

// 32 binary multiply-accumulates are one word of weight bits times one word of input bits: with P weight planes and B input
// planes a multiplication of the layer counts P * B (B = bits of T, the sum of r inputs). Rounded to whole words.
uint64_t words(const LayerPlan& plan)
{
    const Layer& layer = *plan.layer;
    int inputPlanes = 0;
    for (int largest = layer.largestInput() * layer.weightDuplication; largest > 0; largest >>= 1)
    {
        inputPlanes++;
    }

    uint64_t products = static_cast<uint64_t>(plan.convolvedWidth) * plan.convolvedHeight * layer.channelsOut
        * static_cast<uint64_t>(layer.filterLength());
    return products * static_cast<uint64_t>(layer.weightPlanes() * inputPlanes) / 32;
}

// Both halves of a layer in turn; adds up what two cores would do at the same time.
void forkInTurn(void* context, Detector::Work work, void* job)
{
    uint32_t start = ticks();
    work(job, 0);
    uint32_t first = instructionsSince(start);
    start = ticks();
    work(job, 1);
    uint32_t second = instructionsSince(start);
    *static_cast<uint32_t*>(context) += first < second ? first : second;
}

void count()
{
    Model model;
    if (readModel(countedModel, static_cast<uint32_t>(countedModelEnd - countedModel), model).error != ModelError::None)
    {
        print("FAILED: the model is refused\n");
        return;
    }

    const Settings settings = {0, 0, 2, -1, 32768, 64, 16, FitMode::Letterbox, true, KernelSet::Lanes};
    uint32_t bytes;
    if (Detector::size(model, settings, bytes) != SettingsError::None || bytes > sizeof(memory))
    {
        print("FAILED: no detector\n");
        return;
    }

    Detector& detector = *Detector::create(model, settings, memory);
    generateBytes(frameBytes, sizeof(frameBytes), 1);
    Frame frame = {frameBytes, sizeof(frameBytes), 320, 240, 640, PixelFormat::Rgb565BigEndian, Rotation::None, false};
    Detection detections[16];

    uint32_t start = ticks();
    detector.detect(frame, detections);
    uint32_t whole = instructionsSince(start);

    uint64_t allWords = 0;
    FrameSampler sampler = detector.beginFrame(frame);

    // The sampler works inside the first layer; it is counted apart and taken off.
    start = ticks();
    for (int row = 0; row < detector.plan().height; row++)
    {
        RowSource source = sampler.source();
        source.readRow(source.context, row, frameBytes);
    }

    uint32_t sampling = instructionsSince(start);
    printCount("sampling", 0, sampling);
    generateBytes(frameBytes, sizeof(frameBytes), 1);
    for (int i = 0; i < model.layerCount; i++)
    {
        start = ticks();
        detector.runLayer(i, sampler);
        uint32_t layer = instructionsSince(start) - (i == 0 ? sampling : 0);
        uint64_t layerWords = words(detector.plan().layers[i]);
        allWords += layerWords;
        printCount("layer", i + 1, layer);
        printCount("words.layer", i + 1, layerWords);
    }

    start = ticks();
    detector.findBoxes(frame, sampler, detections);
    printCount("boxes", 0, instructionsSince(start));
    printCount("detect", 0, whole);

    // By two workers: what the one that is busier does. The second one's memory lies behind the detector.
    generateBytes(frameBytes, sizeof(frameBytes), 1);
    uint32_t atOnce = 0;
    start = ticks();
    detector.detectSplit(frame, detections, forkInTurn, &atOnce, memory + bytes);
    printCount("split.detect", 0, instructionsSince(start) - atOnce);
    printCount("words", 0, allWords);
    printCount("ram", 0, bytes);
    printCount("split.ram", 0, detector.splitBytes());
}
}

int main()
{
    if (checkGolden())
    {
        count();
    }

    stop();
}
