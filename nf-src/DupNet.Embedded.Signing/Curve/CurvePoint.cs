namespace DupNet.Embedded.Signing.Curve
{
    /// <summary>
    /// A point of the curve -x^2 + y^2 = 1 + d x^2 y^2 as (X, Y, Z, T): x = X / Z, y = Y / Z, x y = T / Z (Hisil, Wong, Carter, Dawson, 2008).
    /// </summary>
    internal sealed class CurvePoint
    {
        public readonly long[] X = new long[Field.Limbs];
        public readonly long[] Y = new long[Field.Limbs];
        public readonly long[] Z = new long[Field.Limbs];
        public readonly long[] T = new long[Field.Limbs];

        /// <summary>Becomes the point (0, 1), which adds nothing.</summary>
        public void SetNeutral()
        {
            Field.Set(X, 0);
            Field.Set(Y, 1);
            Field.Set(Z, 1);
            Field.Set(T, 0);
        }
    }
}
