"""Parts of the body: what a bullet that hit somebody hit."""

from casualty_pipeline.extract.text.vocabulary import words

BODY = words(
    """
    head neck chest cheek face leg legs arm arms back abdomen stomach shoulder hand hands foot feet torso side thigh hip
    groin buttocks knee ankle eye body hip wrist elbow calf pelvis jaw forehead
    """
)
