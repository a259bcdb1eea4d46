namespace DupNet.Embedded.Diagnostics
{
    /// <summary>
    /// Whether a board has the memory that a program needs, asked before the detector is made. Where nanoFramework's heap ends within the memory of a
    /// call, the interpreter ends without a word.
    /// </summary>
    public static class MemoryNeed
    {
        // Seen on nanoFramework's interpreter with 32 bits: objects of the plan, and what the calls of a detection take at most.
        private const int LayerBytes = 1000;
        private const int CallBytes = 5000;

        // The objects of a model's layers, names and anchors, and the calls of loading.
        private const int LoadObjectBytes = 8000;

        /// <summary>Free memory that a detector needs, besides the model, which is loaded already.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">The detector's settings.</param>
        /// <param name="otherBytes">What the program needs besides: frames, for one. At least 0.</param>
        /// <returns>Bytes, for managed kernels: buffers as <see cref="Detector.BufferBytes"/> has them, objects by an estimate, and the other bytes.</returns>
        /// <exception cref="System.ArgumentNullException">The model or the settings are null.</exception>
        /// <exception cref="System.ArgumentException">A setting is out of range, or the model cannot run at the input size.</exception>
        public static int Bytes(DupNetModel model, DetectorSettings settings, int otherBytes)
        {
            return Detector.BufferBytes(model, settings) + ObjectBytes(model) + otherBytes;
        }

        /// <summary>What a detector takes besides its buffers: objects and the calls of a detection.</summary>
        /// <param name="model">The model.</param>
        /// <returns>Bytes, an estimate for managed kernels.</returns>
        public static int ObjectBytes(DupNetModel model)
        {
            return (model.Layers.Length * LayerBytes) + CallBytes;
        }

        /// <summary>Free memory that loading a model takes, asked before that is known which.</summary>
        /// <param name="fileBytes">Length of its file, at least 0.</param>
        /// <returns>Bytes: those of the file, and objects by an estimate.</returns>
        public static int LoadBytes(int fileBytes) => fileBytes + LoadObjectBytes;

        /// <summary>What to tell when memory is missing.</summary>
        /// <param name="neededBytes">What is needed, at least 0.</param>
        /// <param name="freeBytes">What is free, as <c>GC.Run(false)</c> of nanoFramework tells it.</param>
        /// <returns>A sentence with both figures; null if there is enough.</returns>
        public static string Missing(int neededBytes, uint freeBytes)
        {
            return freeBytes >= (uint)neededBytes
                ? null
                : "needs " + neededBytes.ToString() + " bytes of free memory, and there are " + freeBytes.ToString();
        }
    }
}
