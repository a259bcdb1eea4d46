// Runs on a bare machine: checks the golden vectors and the published checksums of the shipped models, then counts the instructions of detections and prints a line of each,
// "NAME VALUE", or "NAME VALUE FIRST LAST" with the numbers of the clock's two readings (Machine.h, ticks).
//
// A model's names: "detect" and "layerN" at the size and frame that it is documented for, "SIDE.detect" at every size, "FORMAT.detect"
// for every other kind of frame, and "split" before the last word by two workers: what the one that is busier does.
//
// With COMPILED, a number of the models from 1, the build has code that was generated from that one, and MACHINE names it: its known answer
// is checked, then a Detect, its layers, and two workers are counted.
#include "Decoding/Detector.h"
#include "EstimatedCost.h"
#include "GoldenVectors.h"
#include "Models/ModelReader.h"
#include "PublishedChecksums.h"
#include "Section.h"
#include "dupnet.h"

// files.S, made by run.sh: the models, and name, model and vectors of each golden file; a null name ends the list.
struct Embedded
{
    const char* name;
    const uint8_t* model;
    const uint8_t* modelEnd;
    const char* text;
    const char* textEnd;
};

extern "C" const uint8_t defaultModel[];
extern "C" const uint8_t defaultModelEnd[];
extern "C" const uint8_t nanoModel[];
extern "C" const uint8_t nanoModelEnd[];
extern "C" const uint8_t referenceModel[];
extern "C" const uint8_t referenceModelEnd[];
extern "C" const char checksums[];
extern "C" const char checksumsEnd[];
extern "C" const Embedded goldenFiles[];

using namespace dupnet;

#ifndef COMPILED
#define COMPILED 0
#endif

// Whether the vectors are all that is run.
#ifndef VECTORS_ONLY
#define VECTORS_ONLY 0
#endif

namespace
{
constexpr bool IsCompiled = COMPILED != 0;
constexpr KernelSet Kernels = IsCompiled ? KernelSet::Compiled : KernelSet::Lanes;
constexpr int MaxFrameBytes = 320 * 240 * 3;
alignas(8) uint8_t memory[2 << 20];
alignas(8) uint8_t frameBytes[MaxFrameBytes];

// A name of up to three parts: a model's ("" for the default one), a size or frame's ("" for none), and what is counted.
struct Name
{
    const char* model;
    const char* kind;
    const char* what;
    uint32_t number; // 0 for none

    void print() const
    {
        ::print(MACHINE ".");
        ::print(model);
        ::print(kind);
        ::print(what);
        if (number > 0)
        {
            printNumber(number);
        }
    }
};

void printCount(const Name& name, uint64_t value)
{
    name.print();
    print(" ");
    printNumber(value);
    print("\n");
}

// Of the section that has just ended.
void printSection(const Section& section, const Name& name, uint32_t value)
{
    name.print();
    section.printLine(value);
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

    printCount({"", "", "golden", 0}, static_cast<uint64_t>(vectors));
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
    Section upper = Section::begin();
    work(job, 0);
    uint32_t first = upper.end();
    Section lower = Section::begin();
    work(job, 1);
    uint32_t second = lower.end();
    *static_cast<uint32_t*>(context) += first < second ? first : second;
}

// A frame of noise.
struct FrameKind
{
    const char* name;
    PixelFormat format;
    Rotation rotation;
    bool mirror;

    Frame frame(int width, int height) const
    {
        Frame frame = {frameBytes, sizeof(frameBytes), width, height, 0, format, rotation, mirror};
        frame.stride = width * layoutOf(format).bytesPerPixel;
        generateBytes(frameBytes, sizeof(frameBytes), 1);
        return frame;
    }
};

const FrameKind FrameKinds[] = {
    {"gray8.", PixelFormat::Gray8, Rotation::None, false},
    {"rgb565le.", PixelFormat::Rgb565LittleEndian, Rotation::None, false},
    {"rgb565be.", PixelFormat::Rgb565BigEndian, Rotation::None, false},
    {"rgb888.", PixelFormat::Rgb888, Rotation::None, false},
    {"bgr888.", PixelFormat::Bgr888, Rotation::None, false},
    {"yuv422.", PixelFormat::Yuv422, Rotation::None, false},
    {"uyvy422.", PixelFormat::Uyvy422, Rotation::None, false},
    {"bgr565le.", PixelFormat::Bgr565LittleEndian, Rotation::None, false},
    {"bgr565be.", PixelFormat::Bgr565BigEndian, Rotation::None, false},
    {"mirrored.", PixelFormat::Rgb565BigEndian, Rotation::None, true},
    {"turned90.", PixelFormat::Rgb565BigEndian, Rotation::Clockwise90, false},
    {"turned180.", PixelFormat::Rgb565BigEndian, Rotation::Clockwise180, false},
    {"turned270.", PixelFormat::Rgb565BigEndian, Rotation::Clockwise270, false},
};

// A model, and the size and frame that it is documented for.
struct Counted
{
    const char* name;
    const uint8_t* data;
    const uint8_t* end;
    int side;
    const FrameKind& kind;
    int frameWidth;
    int frameHeight;
};

const Counted Models[] = {
    {"", defaultModel, defaultModelEnd, 160, FrameKinds[2], 320, 240},
    {"nano.", nanoModel, nanoModelEnd, 96, FrameKinds[0], 160, 120},
};

// Of the shipped models; of a model that the file does not name there is nothing to check.
bool checkShipped()
{
    const uint8_t* const shipped[][2] = {{defaultModel, defaultModelEnd}, {nanoModel, nanoModelEnd}, {referenceModel, referenceModelEnd}};
    int frames = 0;
    for (const uint8_t* const* model : shipped)
    {
        PublishedResult result = checkPublished(
            model[0], static_cast<uint32_t>(model[1] - model[0]), checksums, checksumsEnd, frameBytes, sizeof(frameBytes), memory, sizeof(memory),
            DUPNET_LANES);
        if (result.failure != nullptr)
        {
            print("FAILED published checksums, frame ");
            printNumber(static_cast<uint64_t>(result.frame));
            print(", layer ");
            printNumber(static_cast<uint64_t>(result.layer));
            print(": ");
            print(result.failure);
            print("\n");
            return false;
        }

        frames += result.frames;
    }

    printCount({"", "", "published", 0}, static_cast<uint64_t>(frames));
    return true;
}

// With generated code.
bool checkKnownAnswer(const Counted& counted)
{
    dupnet_settings settings = {0, 0, 0, 2, -1, 32768, 64, 16, 1, 0, 0, 0, DUPNET_COMPILED, 0};
    uint32_t bytes = static_cast<uint32_t>(counted.end - counted.data);
    Model model;
    readModel(counted.data, bytes, model);
    settings.input_width = model.knownAnswerSide;
    settings.input_height = model.knownAnswerSide;
    uint32_t offset;
    uint32_t hash = 0;
    uint32_t wanted = 0;
    bool answered = dupnet_detector_create(memory, sizeof(memory), counted.data, bytes, &settings, &offset) == DUPNET_OK
        && dupnet_known_answer(memory, &hash, &wanted) == DUPNET_OK && hash == wanted;
    print(answered ? "" : "FAILED: the known answer of generated code\n");
    return answered;
}

class Counter
{
public:
    explicit Counter(const Counted& counted) : _counted(counted) {}

    bool count()
    {
        if (readModel(_counted.data, static_cast<uint32_t>(_counted.end - _counted.data), _model).error != ModelError::None)
        {
            print("FAILED: the model is refused\n");
            return false;
        }

        if (!create(_counted.side))
        {
            print("FAILED: no detector\n");
            return false;
        }

        countDetect("", _counted.kind);
        countSplit("");
        countLayers();
        if (IsCompiled)
        {
            return true;
        }

        for (const FrameKind& kind : FrameKinds)
        {
            if (&kind != &_counted.kind)
            {
                countDetect(kind.name, kind);
            }
        }

        for (int side = 64; side <= 320; side += _model.stride)
        {
            if (create(side))
            {
                char name[8];
                countDetect(sideName(side, name), _counted.kind);
                countSplit(name);
                create(side, FitMode::Stretch);
                compareEstimates(name);
            }
        }

        return true;
    }

private:
    bool create(int side, FitMode fit = FitMode::Letterbox)
    {
        const Settings settings = {side, side, 2, -1, 32768, 64, 16, fit, true, false, Kernels, 0};
        uint32_t split;
        if (Detector::size(_model, settings, _bytes, &split) != SettingsError::None || _bytes + split > sizeof(memory))
        {
            return false;
        }

        _detector = Detector::create(_model, settings, memory);
        return true;
    }

    // "160."
    static const char* sideName(int side, char* name)
    {
        char* at = name;
        for (int digit = side < 100 ? 10 : 100; digit > 0; digit /= 10)
        {
            *at++ = static_cast<char>('0' + ((side / digit) % 10));
        }

        *at++ = '.';
        *at = 0;
        return name;
    }

    Frame frame(const FrameKind& kind) const { return kind.frame(_counted.frameWidth, _counted.frameHeight); }

    Name name(const char* kind, const char* what, int number = 0) const
    {
        return {IsCompiled ? "" : _counted.name, kind, what, static_cast<uint32_t>(number)};
    }

    void countDetect(const char* kind, const FrameKind& given)
    {
        Frame picture = frame(given);
        Detection detections[16];
        Section section = Section::begin();
        _detector->detect(picture, detections);
        uint32_t value = section.end();
        printSection(section, name(kind, "detect"), value);
    }

    // The second worker's memory lies after the detector.
    void countSplit(const char* kind)
    {
        Frame picture = frame(_counted.kind);
        Detection detections[16];
        uint32_t atOnce = 0;
        Section section = Section::begin();
        _detector->detectSplit(picture, detections, forkInTurn, &atOnce, memory + _bytes);
        printCount(name(kind, "split.detect"), section.end() - atOnce);
        printCount(name(kind, "ram"), _bytes);
        printCount(name(kind, "split.ram"), _detector->splitBytes());
    }

    // The sampler works inside the first layer; it is counted apart and taken off.
    uint32_t countSampling(FrameSampler& sampler, bool printed)
    {
        uint8_t* rowBytes = memory + _bytes;
        RowSource source = sampler.source();
        Section section = Section::begin();
        for (int row = 0; row < _detector->plan().height; row++)
        {
            source.readRow(source.context, row, rowBytes);
        }

        uint32_t sampling = section.end();
        if (printed)
        {
            printSection(section, name("", "sampling"), sampling);
        }

        return sampling;
    }

    void countLayers()
    {
        Frame picture = frame(_counted.kind);
        FrameSampler sampler = _detector->beginFrame(picture);
        uint32_t sampling = countSampling(sampler, true);
        uint64_t allWords = 0;
        for (int i = 0; i < _model.layerCount; i++)
        {
            Section section = Section::begin();
            _detector->runLayer(i, sampler);
            uint32_t layer = section.end() - (i == 0 ? sampling : 0);
            uint64_t layerWords = words(_detector->plan().layers[i]);
            allWords += layerWords;
            printSection(section, name("", "layer", i + 1), layer);
            printCount(name("", "words.layer", i + 1), layerWords);
        }

        Detection detections[16];
        Section section = Section::begin();
        _detector->findBoxes(picture, sampler, detections);
        uint32_t boxes = section.end();
        printSection(section, name("", "boxes"), boxes);
        printCount(name("", "words"), allWords);
    }

    // The planner's estimates in percent of the counts: of all layers, and the least and the most of those that take two
    // percent of the time. The frame fills the input: bars, whose rows are copied, are not estimated.
    void compareEstimates(const char* kind)
    {
        Frame picture = frame(_counted.kind);
        FrameSampler sampler = _detector->beginFrame(picture);
        uint32_t sampling = countSampling(sampler, false);
        uint64_t counts[MaxLayers];
        uint64_t all = 0;
        for (int i = 0; i < _model.layerCount; i++)
        {
            Section section = Section::begin();
            _detector->runLayer(i, sampler);
            counts[i] = section.end() - (i == 0 ? sampling : 0);
            all += counts[i];
        }

        uint64_t allEstimated = 0;
        uint64_t least = UINT64_MAX;
        uint64_t most = 0;
        for (int i = 0; i < _model.layerCount; i++)
        {
            uint64_t estimated = estimatedCost(_detector->plan(), i);
            allEstimated += estimated;
            uint64_t percent = ((100 * estimated) + (counts[i] / 2)) / counts[i];
            if (50 * counts[i] >= all)
            {
                least = percent < least ? percent : least;
                most = percent > most ? percent : most;
            }
        }

        printCount(name(kind, "estimate"), ((100 * allEstimated) + (all / 2)) / all);
        printCount(name(kind, "estimate.least"), least);
        printCount(name(kind, "estimate.most"), most);
    }

    const Counted& _counted;
    Model _model;
    Detector* _detector;
    uint32_t _bytes;
};
}

int main()
{
    constexpr int First = IsCompiled ? COMPILED - 1 : 0;
    constexpr int End = IsCompiled ? COMPILED : static_cast<int>(sizeof(Models) / sizeof(Models[0]));
    bool succeeded = IsCompiled ? checkKnownAnswer(Models[First]) : checkGolden() && (VECTORS_ONLY != 0 || checkShipped());
    for (int i = First; i < End && VECTORS_ONLY == 0; i++)
    {
        succeeded = succeeded && Counter(Models[i]).count();
    }

    if (succeeded)
    {
        print("done\n");
    }

    stop();
}
